//! Which column of a block holds the descriptions.

use std::collections::HashSet;

use crate::model::Enumeration;
use crate::page::block::Block;
use crate::page::heading::numbered;

/// Headings of columns that hold descriptions, best first, in the languages that specifications come in.
const HEADINGS: &[&str] = &[
    "description",
    "meaning",
    "definition",
    "explanation",
    "semantic",
    "behavior",
    "behaviour",
    "purpose",
    "beschreibung",
    "bedeutung",
    "erläuterung",
    "signification",
    "définition",
    "descripción",
    "significado",
    "descrição",
    "descrizione",
    "significato",
    "beschrijving",
    "omschrijving",
    "betekenis",
    "beskrivning",
    "beskrivelse",
    "opis",
    "popis",
    "описание",
    "значение",
    "説明",
    "意味",
    "描述",
    "含义",
    "说明",
    "설명",
];

/// Headings that may be those of other columns, too.
const VAGUE: &[&str] = &[
    "remark", "comment", "note", "usage", "use", "details", "text", "label",
];

/// Whether a heading only announces what is said of the thing above it: "Description", "3.1.2 Remarks".
pub(super) fn is_announcement(heading: &str) -> bool {
    let (_, heading) = numbered(heading);
    let heading = heading.trim().to_lowercase();
    let mut words = HEADINGS.iter().chain(VAGUE).chain(ANNOUNCING);
    heading.split_whitespace().count() <= 2 && words.any(|word| heading.starts_with(word))
}

/// Words of a cell beyond which it is prose, however many there are.
const WORDS: usize = 50;

/// Headings of sections that say what something is, and of no column.
const ANNOUNCING: &[&str] = &["documentation", "overview", "summary", "annotation"];

/// Words that a cell has on average where cells are sentences.
const SENTENCE: usize = 4;

/// Longest word that may mark something: `optional`.
const LONG: usize = 12;

/// The column with the descriptions: the one that its heading says, else the one with most text. Columns that repeat
/// values or only set marks, as matrices do, describe nothing.
pub(super) fn with_descriptions(
    block: &Block,
    values: usize,
    literals: &HashSet<String>,
) -> Option<usize> {
    let others: Vec<usize> = (0..block.columns()).filter(|&c| c != values).collect();
    let header: Vec<String> = block.header.iter().map(|h| h.to_lowercase()).collect();
    let titled = |columns: &[usize], headings: &[&str]| {
        headings.iter().find_map(|heading| {
            let titled = |c: &&usize| header.get(**c).is_some_and(|h| h.contains(heading));
            // the one behind the values before one in front of them
            let all: Vec<usize> = columns.iter().filter(titled).copied().collect();
            all.iter().find(|&&c| c > values).or(all.first()).copied()
        })
    };
    if let Some(column) = titled(&others, HEADINGS) {
        return Some(column);
    }
    let speaking: Vec<usize> = others
        .into_iter()
        .filter(|&c| !is_matrix(block, c, literals))
        .collect();
    titled(&speaking, VAGUE).or_else(|| {
        let words = words(block);
        let of = |c: usize| words.get(c).copied().unwrap_or(0);
        let wordiest = speaking
            .iter()
            .copied()
            .max_by_key(|&c| (of(c), std::cmp::Reverse(c)))?;
        let rows = block.rows.len();
        let prose = of(wordiest) * 2 >= rows * 3;
        // where no column has sentences the one behind the values says what they mean: `CHF | Swiss franc | Switzerland`
        let next = speaking.iter().copied().find(|&c| c > values);
        let next = next.filter(|&c| of(wordiest) < rows * SENTENCE && of(c) >= rows);
        let best = next.unwrap_or(wordiest);
        (prose || block.columns() == 2 && of(best) > 0).then_some(best)
    })
}

/// The literals of a type, to tell columns that repeat them.
pub(super) fn literals(enumeration: &Enumeration) -> HashSet<String> {
    enumeration
        .values
        .iter()
        .map(|v| v.literal.clone())
        .collect()
}

/// How many words each column has.
fn words(block: &Block) -> Vec<usize> {
    let mut counts = vec![0; block.columns()];
    for row in &block.rows {
        for (cell, count) in row.cells.iter().zip(&mut counts) {
            *count += cell.text.split_whitespace().take(WORDS).count();
        }
    }
    counts
}

/// Whether most cells of a column are values themselves, or all only mark something: signs, or one of a few words.
fn is_matrix(block: &Block, column: usize, literals: &HashSet<String>) -> bool {
    let cells = block.rows.iter().filter_map(|row| row.cells.get(column));
    let cells: Vec<&str> = cells
        .map(|cell| cell.text.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    if cells.len() < 2 {
        return false;
    }
    // Many rows may share one long text: it must not be hashed for each of them.
    let longest = literals.iter().map(String::len).max().unwrap_or(0);
    let is_value = |text: &&&str| text.len() <= longest && literals.contains(**text);
    let values = cells.iter().filter(is_value).count();
    let is_sign = |text: &&str| text.len() <= 3 || !text.contains(char::is_alphanumeric);
    let is_word = |text: &&str| text.len() <= LONG && !text.contains(char::is_whitespace);
    let are_few_words = || {
        let different = || cells.iter().copied().collect::<HashSet<&str>>().len();
        cells.len() >= 4 && cells.iter().all(is_word) && different() * 2 <= cells.len()
    };
    values * 3 > cells.len() * 2 || cells.iter().all(is_sign) || are_few_words()
}

#[cfg(test)]
mod tests {
    /// What a table says of the value `left`.
    fn said(rows: &str) -> String {
        let rows = rows.replace(" | ", "<td>").replace('/', "<tr><td>");
        let values =
            ["left", "right", "both", "up"].map(|v| format!("&lt;xs:enumeration value='{v}'/&gt;"));
        let page = format!(
            "<h2>Side</h2><pre>&lt;xs:simpleType name='Side'&gt;&lt;xs:restriction base='xs:string'&gt;{}\
            &lt;/xs:restriction&gt;&lt;/xs:simpleType&gt;</pre><table>{rows}</table>",
            values.concat()
        );
        let generated = crate::Builder::new().text("a.html", page).generate();
        let code = generated.map(|g| g.code().to_owned()).unwrap_or_default();
        let before = code.split("\n    Left,").next().unwrap_or_default();
        let docs = before.rsplit("    /// ").next().unwrap_or_default();
        docs.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn marks_and_values_describe_nothing() {
        for matrix in [
            "/left | yes/right | no/both | ✓",
            "/left | right/right | left/both | both",
            "/left | Optional/right | Optional/both | Required/up | Optional",
            "<tr><th>Side<th>Used<th>Port/left | yes | no/right | no | yes",
            "/Side | left | right | both/left | ok | ok | bad/right | ok | bad | ok/both | bad | ok | ok",
        ] {
            assert_eq!(said(matrix), "`left`", "{matrix}");
        }
    }

    #[test]
    fn other_columns_do() {
        for table in [
            "/left | Port/right | Starboard/both | All",
            "/left | right | Port/right | left | Starboard side",
            "<tr><th>Side<th>Used<th>Text/left | yes | Port/right | no | Starboard",
            "<tr><th>Side<th>Name<th>Seen from/left | Port | The ship's stern/right | Starboard | Behind",
            "<tr><th>Side<th>Meaning/left | Port/right | Port/both | Port/up | Port",
        ] {
            assert_eq!(said(table), "Port", "{table}");
        }
    }
}
