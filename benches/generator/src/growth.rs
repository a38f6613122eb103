//! Seconds and memory against size for every shape of input: linear growth is a constant column.

use std::fmt::Write;
use std::path::Path;

use crate::measure::{Cost, growing, said};
use crate::record::Record;
use crate::shapes;
use crate::targets::scratch;

const MB: f64 = 1_000_000.0;
/// Parts of the largest size that are measured: 1, 3, 10, 30 and 100 MB of 100.
const PARTS: [f64; 5] = [0.01, 0.03, 0.1, 0.3, 1.0];

/// How much more a byte may cost at the largest size: above it, growth is not linear. Caches are half of it.
const GROWTH: f64 = 2.0;

/// Prints the table up to `largest` MB, of all shapes or of those named, and draws it.
pub fn report(
    largest: f64,
    svg: Option<&Path>,
    named: &[&str],
    record: &mut Record,
) -> Result<(), String> {
    let scratch = scratch()?;
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    println!(
        "Seconds of computing, and peak of memory / (input + output); `growth` is the last size's time for a byte \
         over that of the second\n"
    );
    print!("{:<12}", "shape");
    PARTS
        .iter()
        .for_each(|part| print!("{:>18}", format!("{} MB", largest * part)));
    println!("{:>9}", "growth");
    let mut lines = Vec::new();
    for shape in shapes::all().filter(|s| named.is_empty() || named.contains(&s.name)) {
        let mut costs: Vec<Cost> = Vec::new();
        print!("{:<12}", shape.name);
        for part in PARTS {
            let file = scratch.join(shape.name).with_extension(shape.extension);
            std::fs::write(
                &file,
                shape.document_of_size((largest * part * MB) as usize),
            )
            .map_err(|e| said(file.display(), e))?;
            if let Some((name, write)) = shape.beside {
                let values = shape.values_of_size((largest * part * MB) as usize);
                std::fs::write(scratch.join(name), write(values)).map_err(|e| said(name, e))?;
            }
            let cost = growing(&this, &file)?;
            let memory = cost.memory / (cost.input + cost.output);
            print!("{:>18}", format!("{:.2}  {memory:.1}x", cost.generate));
            let _ = std::io::Write::flush(&mut std::io::stdout());
            costs.push(cost);
        }
        let ends = costs.get(1).zip(costs.last());
        let growth = ends.map_or(0.0, |(a, b)| per_byte(b) / per_byte(a));
        println!("{growth:>9.2}");
        record.at_most(shape.name, "growth of the time for a byte", growth, GROWTH);
        for cost in &costs {
            let size = format!("{:.1} MB", cost.input / MB);
            record.figure(shape.name, "growth", &size, cost.generate, "s");
        }
        lines.push((shape.name, costs));
    }
    std::fs::remove_dir_all(scratch).map_err(|e| e.to_string())?;
    match svg {
        Some(path) => std::fs::write(path, draw(&lines)).map_err(|e| said(path.display(), e)),
        None => Ok(()),
    }
}

fn per_byte(cost: &Cost) -> f64 {
    cost.generate / cost.input
}

/// Seconds against megabytes, both axes logarithmic: linear growth is a line of slope one.
fn draw(lines: &[(&str, Vec<Cost>)]) -> String {
    let x = |megabytes: f64| 60.0 + (megabytes.log10() + 1.0) * 160.0;
    let y = |seconds: f64| 340.0 - (seconds.log10() + 3.0) * 75.0;
    let mut out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 400\" font-family=\"sans-serif\" \
        font-size=\"11\">\n<rect width=\"700\" height=\"400\" fill=\"white\"/>\n"
        .to_owned();
    for power in -1..=2 {
        let at = x(10f64.powi(power));
        let _ = write!(out, "<path d=\"M{at:.0} 40V340\" stroke=\"#ddd\"/>");
        let _ = writeln!(
            out,
            "<text x=\"{at:.0}\" y=\"356\" text-anchor=\"middle\">{} MB</text>",
            10f64.powi(power)
        );
    }
    for power in -3..=1 {
        let at = y(10f64.powi(power));
        let _ = write!(out, "<path d=\"M60 {at:.0}H540\" stroke=\"#ddd\"/>");
        let _ = writeln!(
            out,
            "<text x=\"54\" y=\"{at:.0}\" text-anchor=\"end\">{} s</text>",
            10f64.powi(power)
        );
    }
    for (i, (name, costs)) in lines.iter().enumerate() {
        let colour = format!("hsl({} 70% 40%)", i * 360 / lines.len().max(1));
        let points = costs
            .iter()
            .map(|c| format!("{:.1},{:.1} ", x(c.input / MB), y(c.generate)));
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>\
             <text x=\"560\" y=\"{}\" fill=\"{colour}\">{name}</text>",
            points.collect::<String>().trim_end(),
            50 + i * 16
        );
    }
    out.push_str(
        "<text x=\"60\" y=\"24\">Bytes to Rust text: seconds against input size</text>\n</svg>\n",
    );
    out
}
