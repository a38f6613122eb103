//! The outputs of `xsdgen.toml`.

use std::path::Path;

use xsdgen::Error;
use xsdgen::internal::config::{Config, Output};
use xsdgen::internal::diagnostic::{self, codes};
use xsdgen::internal::source::{Location, Sources};
use xsdgen::internal::{Request, failed};

use crate::report;
use crate::target::Target;

pub(crate) use xsdgen::internal::config::{FILE_NAME, find};

/// Reads the outputs.
pub(crate) fn read(path: &Path) -> Result<Vec<Target>, Error> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|e| report::cannot_read(&shown, &e))?;
    let mut sources = Sources::default();
    let source = sources.add(shown, Some(path.to_owned()), text.clone());
    let directory = path.parent().unwrap_or(Path::new(""));
    let config = Config::parse(source, &text, directory).and_then(|config| {
        if !config.outputs.is_empty() {
            return Ok(config);
        }
        let message = "the file needs an `[[output]]` with `file` and `schema`";
        let help = Some("`xsdgen build --help` shows a whole file");
        let start = Location {
            source,
            start: 0,
            end: 0,
        };
        Err(diagnostic::at(
            diagnostic::error(codes::WRONG_CONFIG, message, help),
            start,
        ))
    });
    let outputs = config.map_err(|d| failed(d, sources))?.outputs;
    Ok(outputs
        .into_iter()
        .map(|output| target(output, directory))
        .collect())
}

fn target(output: Output, directory: &Path) -> Target {
    let mut request = Request::new();
    for schema in output.schemas {
        request = request.schema(schema);
    }
    request.options = output.options.relative_to(directory);
    Target {
        request,
        output: Some(output.file),
        depfile: output.depfile,
    }
}
