//! A run from the inputs to names, stage by stage, with a gate behind each where errors end it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::{Analysis, Error, Progress, Request, Stage, bounds, versions};
use crate::config::Config;
use crate::describe;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::load::{self, InputSpec, Loader, Origin};
use crate::model::{Model, SimpleType};
use crate::name::{self, Names, Record, RecordUpdate};
use crate::options::{self, Options};
use crate::page::{self, Page};
use crate::resolve::{self, Input};
use crate::schema::list;
use crate::source::SourceId;

/// The usual name of the record of names.
const RECORD: &str = "xsdgen.lock";

/// What the stages share.
pub(super) struct Run<'a> {
    base: &'a Path,
    config: Option<&'a Path>,
    config_for: Option<&'a [PathBuf]>,
    given: &'a BTreeSet<&'static str>,
    options: Options,
    loader: Loader,
    diagnostics: Diagnostics,
    directories: Vec<PathBuf>,
    /// How the run came to each input.
    origins: HashMap<SourceId, Origin>,
    progress: Progress,
}

impl<'a> Run<'a> {
    pub(super) fn new(request: &'a Request) -> Self {
        let mut options = request.options.clone();
        options.rebase(&request.base);
        Self {
            base: &request.base,
            config: request.config.as_deref(),
            config_for: request.config_for.as_deref(),
            given: &request.given,
            options,
            loader: Loader::converting(request.base.clone(), request.converter.clone())
                .reading_sheets(request.sheets.clone()),
            diagnostics: Diagnostics::default(),
            directories: Vec::new(),
            origins: HashMap::new(),
            progress: request.progress.clone(),
        }
    }

    pub(super) fn analyse(mut self, inputs: &[InputSpec]) -> Result<Analysis, Error> {
        self.progress.at(Stage::Reading);
        self.configure(inputs);
        self.diagnostics.extend(options::check(&self.options));
        self.diagnostics
            .extend(options::judge_derives(&self.options));
        self.loader
            .read_catalogs(&self.options.read, &mut self.diagnostics);
        let given = self.load(inputs.iter().cloned());
        let docs = self.options.read.docs.clone();
        let describing = self.load(docs.into_iter().map(InputSpec::Path));
        self.gate()?;

        self.progress.at(Stage::ReadingPages);
        let mut pages = self.pages(&given);
        self.progress.at(Stage::Resolving);
        let mut model = self.resolve(&given, &pages);
        self.gate()?;

        self.progress.at(Stage::Describing);
        let is_list = |id: &SourceId| self.loader.sources.get(*id).is_some_and(list::is_list);
        let (lists, describing): (Vec<_>, Vec<_>) = describing.into_iter().partition(is_list);
        for id in &describing {
            pages.push(self.page(*id));
        }
        let codes = self.lists(&lists);
        if let Some(old) = self.old_version()? {
            versions::keep_dropped(&mut model, old, &mut self.diagnostics);
        }
        let read = &self.options.read;
        let mut matches = describe::describe(&mut model, &pages, read, &mut self.diagnostics);
        let silent = describe::silent(&model, &pages, &describing, &matches);
        self.diagnostics.extend(silent);
        let found = describe::describe_by_lists(&mut model, &codes, read, &mut self.diagnostics);
        self.diagnostics
            .extend(describe::silent_lists(&lists, &found));
        matches.extend(found);
        let limits = &self.options.read.limits;
        self.diagnostics.extend(bounds::check(&model, limits));
        if self.options.read.names_from.as_deref() == Some("description") {
            name::label_from_docs(&mut model);
        }
        let record = self.record();
        self.gate()?;
        self.progress.at(Stage::Naming);
        let sources = &self.loader.sources;
        let kept = name::select(
            &mut model,
            sources,
            self.options.read.simple_types,
            &self.options.name,
            &mut self.diagnostics,
        );
        matches.retain_mut(|m| {
            let id = kept.get(m.type_id.0 as usize).copied().flatten();
            m.type_id = id.unwrap_or(m.type_id);
            id.is_some()
        });
        let options = &self.options.name;
        let names = name::assign(&model, sources, options, &record, &mut self.diagnostics);
        let record = self.update(&record, &model, &names);
        self.diagnostics.extend(nothing(&model));
        self.gate()?;
        Ok(Analysis {
            loader: self.loader,
            model,
            names,
            record,
            matches,
            diagnostics: self.diagnostics,
            options: self.options,
            given,
            directories: self.directories,
            progress: self.progress,
        })
    }

    /// Puts the options under those of the project's file, where one is named.
    fn configure(&mut self, inputs: &[InputSpec]) {
        let Some(path) = self.config.map(|path| self.base.join(path)) else {
            return;
        };
        // It is not a document, and may lie outside of `root`.
        let mut read = self.options.read.clone();
        read.root = None;
        let config = self.loader.read_named(&path, &read).and_then(|id| {
            let text = self.loader.sources.get(id).map_or("", |s| s.text());
            Config::parse(id, text, path.parent().unwrap_or(Path::new("")))
        });
        match config {
            Ok(config) => {
                let paths = inputs.iter().filter_map(|input| match input {
                    InputSpec::Path(path) => Some(self.base.join(path)),
                    InputSpec::Bytes(..) => None,
                });
                let paths = match self.config_for {
                    Some(schemas) => schemas.iter().map(|path| self.base.join(path)).collect(),
                    None => paths.collect::<Vec<_>>(),
                };
                let of_file = config.options_for(&paths).clone();
                let directory = path.parent().unwrap_or(Path::new(""));
                let own = std::mem::take(&mut self.options);
                self.options = own.on_top_of(of_file.relative_to(directory), self.given);
            }
            Err(error) => self.diagnostics.push(error),
        }
    }

    /// The file of the record: the one that is named, or the usual one where it exists.
    fn record_path(&self) -> Option<PathBuf> {
        let usual = || Some(self.base.join(RECORD)).filter(|path| path.is_file());
        self.options.name.lock.clone().or_else(usual)
    }

    /// The names that were given before.
    fn record(&mut self) -> Record {
        let Some(path) = self.record_path().filter(|path| path.exists()) else {
            return Record::default();
        };
        // It is not a document, and may lie outside of `root`.
        let mut read = self.options.read.clone();
        read.root = None;
        match self.loader.read_named(&path, &read) {
            Ok(id) => {
                let text = self.loader.sources.get(id).map_or("", |s| s.text());
                Record::parse(id, text, &mut self.diagnostics)
            }
            Err(error) => {
                self.diagnostics.push(error);
                Record::default()
            }
        }
    }

    /// What this run does to the record; an error where that is not wanted.
    fn update(&mut self, record: &Record, model: &Model, names: &Names) -> Option<RecordUpdate> {
        let Some(path) = self.record_path() else {
            if self.options.name.locked {
                let error = Diagnostic::error(
                    codes::RECORD_CHANGES,
                    "`locked` needs a record of names, and there is none",
                );
                self.diagnostics
                    .push(error.help("name it with `lock`; a run without `locked` writes it"));
            }
            return None;
        };
        let (record, added) = record.with(model, names);
        if let (Some(first), true) = (added.first(), self.options.name.locked) {
            let message = match added.len() {
                1 => format!("`{}` lacks a name: {first}", path.display()),
                n => format!(
                    "`{}` lacks {n} names, the first of which is {first}",
                    path.display()
                ),
            };
            let error = Diagnostic::error(codes::RECORD_CHANGES, message);
            self.diagnostics
                .push(error.help("generate without `locked`, and check the record in"));
        }
        Some(RecordUpdate {
            path,
            text: record.text(),
            added,
        })
    }

    /// The model of the version that `deprecated-from` names, with its descriptions.
    fn old_version(&mut self) -> Result<Option<Model>, Error> {
        let paths = self.options.read.deprecated_from.clone();
        if paths.is_empty() {
            return Ok(None);
        }
        // Its warnings are no news; what stops it from being read is.
        let before = std::mem::take(&mut self.diagnostics);
        let documents = self.load(paths.into_iter().map(InputSpec::Path));
        let pages = self.pages(&documents);
        let mut model = self.resolve(&documents, &pages);
        let read = &self.options.read;
        describe::describe(&mut model, &pages, read, &mut self.diagnostics);
        let found = std::mem::replace(&mut self.diagnostics, before);
        let errors = found.iter().filter(|d| d.severity == Severity::Error);
        self.diagnostics.extend(errors.cloned());
        self.gate()?;
        Ok(Some(model))
    }

    /// Reads inputs, each document once; those that cannot be read are reported.
    fn load(&mut self, inputs: impl Iterator<Item = InputSpec>) -> Vec<SourceId> {
        let mut documents = Vec::new();
        let mut seen = HashSet::new();
        for spec in inputs {
            let found = match spec {
                InputSpec::Path(path) => {
                    let path = self.base.join(path);
                    let read = &self.options.read;
                    let ids = load::read(
                        &path,
                        &mut self.loader,
                        read,
                        &mut self.directories,
                        &mut self.diagnostics,
                    );
                    ids.map(|ids| self.origin(path.is_dir(), ids))
                }
                InputSpec::Bytes(name, bytes) => {
                    let id = self.loader.read_bytes(&name, bytes, &self.options.read);
                    id.map(|id| vec![id])
                }
            };
            match found {
                Ok(ids) => documents.extend(ids.into_iter().filter(|id| seen.insert(*id))),
                Err(diagnostic) => self.diagnostics.push(diagnostic),
            }
        }
        documents
    }

    /// Notes which documents were found in a directory, and leaves catalogs that are in use out of them.
    fn origin(&mut self, in_directory: bool, mut ids: Vec<SourceId>) -> Vec<SourceId> {
        if in_directory {
            ids.retain(|&id| !self.loader.is_catalog(id));
        }
        for &id in &ids {
            if in_directory {
                self.origins.entry(id).or_insert(Origin::Found);
            } else {
                self.origins.insert(id, Origin::Named);
            }
        }
        ids
    }

    fn origin_of(&self, id: SourceId) -> Origin {
        self.origins.get(&id).copied().unwrap_or(Origin::Named)
    }

    /// Reads those documents that are pages.
    fn pages(&mut self, documents: &[SourceId]) -> Vec<Page> {
        let mut pages = Vec::new();
        for &id in documents {
            let source = self.loader.sources.get(id);
            if source.is_some_and(|s| !list::is_list(s) && page::is_page(s.path(), s.text())) {
                pages.push(self.page(id));
            }
        }
        pages
    }

    fn page(&mut self, id: SourceId) -> Page {
        page::read(id, &self.loader, &self.options.read, &mut self.diagnostics)
    }

    /// Reads code lists that only describe.
    fn lists(&mut self, documents: &[SourceId]) -> Vec<SimpleType> {
        let mut all = Vec::new();
        for &id in documents {
            let origin = self.origin_of(id);
            let read = &self.options.read;
            all.extend(list::read(
                id,
                &mut self.loader,
                origin,
                read,
                &mut self.diagnostics,
            ));
        }
        all
    }

    fn resolve(&mut self, documents: &[SourceId], pages: &[Page]) -> Model {
        let is_list = |id: SourceId| {
            let source = self.loader.sources.get(id);
            source.is_some_and(list::is_list)
        };
        let (lists, schemas): (Vec<_>, Vec<_>) = documents.iter().partition(|&&id| is_list(id));
        let mut pages = pages.iter().peekable();
        let inputs: Vec<Input<'_>> = schemas
            .into_iter()
            .map(|id| match pages.next_if(|page| page.source == id) {
                Some(page) => Input::Page(page),
                None => Input::Schema(id, self.origin_of(id)),
            })
            .collect();
        let read = &self.options.read;
        let mut model = resolve::build(&inputs, &mut self.loader, read, &mut self.diagnostics);
        for id in lists {
            let origin = self.origin_of(id);
            let before = self.diagnostics.len();
            let lists = list::read(id, &mut self.loader, origin, read, &mut self.diagnostics);
            let mut whole = true;
            for error in self.diagnostics.errors_since(before) {
                error.partial = true;
                if read.keep_going && std::mem::take(&mut whole) {
                    error.left_out = Some("this code list".to_owned());
                }
            }
            if whole {
                model.types.extend(lists);
            }
        }
        if read.keep_going && !model.types.is_empty() {
            self.diagnostics.keep_going();
        }
        model
    }

    /// What is denied becomes an error, what is allowed goes; errors end the run.
    fn gate(&mut self) -> Result<(), Error> {
        let report = &self.options.report;
        self.diagnostics.judge(&report.deny, &report.allow);
        self.diagnostics.locate(&self.loader.sources);
        if !self.diagnostics.has_errors() {
            return Ok(());
        }
        Err(Error {
            sources: std::mem::take(&mut self.loader.sources),
            diagnostics: std::mem::take(&mut self.diagnostics),
        })
    }
}

/// The warning that a run found no types.
fn nothing(model: &Model) -> Option<Diagnostic> {
    let (message, help) = match model.passed_over.len() {
        0 => (
            "there is nothing to generate: no simple type was found".to_owned(),
            "name the documents that define the types",
        ),
        1 => (
            "there is nothing to generate: the one simple type has no enumeration".to_owned(),
            "let `simple-types` be `all`, or pick it with `types`",
        ),
        count => (
            format!(
                "there is nothing to generate: none of the {count} simple types has an enumeration"
            ),
            "let `simple-types` be `all`, or pick some with `types`",
        ),
    };
    let warning = || Diagnostic::warning(codes::NOTHING_TO_GENERATE, message).help(help);
    model.types.is_empty().then(warning)
}
