//! The seeds in `tests/seeds`, as they are and mutated.

use std::path::{Path, PathBuf};

use crate::checks;
use crate::mutate::{Random, mutate};

fn seeds() -> Vec<(PathBuf, Vec<u8>)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

#[test]
fn every_seed_is_read_without_an_error() {
    for (path, _) in seeds()
        .iter()
        .filter(|(path, _)| !path.ends_with("catalog.xml"))
    {
        let result = checks::judge(xsdgen::internal::Request::new().schema(path));
        assert!(
            result.is_ok(),
            "{}: {}",
            path.display(),
            result.unwrap_err()
        );
    }
}

#[test]
fn mutated_seeds_give_code_or_an_error() {
    let seeds = seeds();
    for (number, (path, bytes)) in seeds.iter().enumerate() {
        let name = path.file_name().unwrap().to_string_lossy();
        for round in 0..100 {
            let mut random = Random::new(number as u64 * 1000 + round);
            let other = &seeds[random.below(seeds.len())].1;
            let mutated = mutate(bytes, other, &mut random);
            let _ = checks::generate(&name, &mutated);
        }
    }
}
