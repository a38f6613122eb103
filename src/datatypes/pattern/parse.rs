//! From a regular expression to its parts, by the grammar of Part 2, appendix G.

use std::collections::HashMap;

use super::input::Input;
use super::set::CharSet;
use super::{Version, class};

/// A part of an expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One character of a class, by its number.
    Class(u16),
    /// One part after the other.
    Concat(Vec<Node>),
    /// One of the parts.
    Either(Vec<Node>),
    /// A part, at least and at most so many times.
    Repeat(Box<Node>, u32, Option<u32>),
}

/// Parses expressions that share one table of classes.
pub(super) struct Parser {
    version: Version,
    classes: Vec<Vec<(char, char)>>,
    numbers: HashMap<Vec<(char, char)>, u16>,
    escapes: HashMap<char, u16>,
}

impl Parser {
    pub(super) fn new(version: Version) -> Self {
        Self {
            version,
            classes: Vec::new(),
            numbers: HashMap::new(),
            escapes: HashMap::new(),
        }
    }

    pub(super) fn into_classes(self) -> Vec<Vec<(char, char)>> {
        self.classes
    }

    pub(super) fn parse(&mut self, source: &str) -> Result<Node, String> {
        let mut input = Input {
            chars: source.chars().peekable(),
            read: 0,
            depth: 0,
        };
        let node = self.expression(&mut input);
        let node = node.and_then(|node| match input.peek() {
            None => Ok(node),
            Some(_) => Err("`)` closes no group: write `\\)` for the character".to_owned()),
        });
        node.map_err(|reason| format!("pattern `{source}`, character {}: {reason}", input.read + 1))
    }

    /// `regExp ::= branch ( '|' branch )*`
    fn expression(&mut self, input: &mut Input<'_>) -> Result<Node, String> {
        let mut branches = vec![self.branch(input)?];
        while input.take('|') {
            branches.push(self.branch(input)?);
        }
        Ok(match branches.len() {
            1 => branches.remove(0),
            _ => Node::Either(branches),
        })
    }

    /// `branch ::= piece*`
    fn branch(&mut self, input: &mut Input<'_>) -> Result<Node, String> {
        let mut pieces = Vec::new();
        while let Some(c) = input.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let atom = self.atom(input)?;
            pieces.push(match input.quantifier()? {
                Some((min, max)) => Node::Repeat(Box::new(atom), min, max),
                None => atom,
            });
        }
        Ok(match pieces.len() {
            1 => pieces.remove(0),
            _ => Node::Concat(pieces),
        })
    }

    /// `atom ::= NormalChar | charClass | ( '(' regExp ')' )`
    fn atom(&mut self, input: &mut Input<'_>) -> Result<Node, String> {
        let Some(c) = input.next() else {
            return Err("the pattern ends too early".into());
        };
        Ok(match c {
            '(' => {
                input.enter()?;
                let node = self.expression(input)?;
                if !input.take(')') {
                    return Err("`(` is not closed: expected `)`".into());
                }
                input.depth -= 1;
                node
            }
            '[' => {
                let class = self.class_expression(input)?;
                Node::Class(self.number(&class)?)
            }
            '\\' => self.escape_node(input)?,
            '.' => Node::Class(self.number(&class::wildcard())?),
            '?' | '*' | '+' => {
                return Err(input.back(&format!(
                    "`{c}` has nothing to repeat: write `\\{c}` for the character"
                )));
            }
            '{' | '}' => {
                return Err(input.back(&format!(
                    "`{c}` is special: write `\\{c}` for the character"
                )));
            }
            ']' => return Err(input.back("`]` closes no class: write `\\]` for the character")),
            c => Node::Class(self.number(&class::of_char(c))?),
        })
    }

    fn escape_node(&mut self, input: &mut Input<'_>) -> Result<Node, String> {
        // Big classes such as \i are computed once.
        let letter = input.peek().filter(|c| class_letter(*c));
        if let Some(number) = letter.and_then(|c| self.escapes.get(&c)) {
            input.next();
            return Ok(Node::Class(*number));
        }
        let class = self.escape(input)?;
        let number = self.number(&class)?;
        if let Some(letter) = letter {
            self.escapes.insert(letter, number);
        }
        Ok(Node::Class(number))
    }

    /// What follows a backslash: `SingleCharEsc`, `catEsc`, `complEsc` or `MultiCharEsc`.
    fn escape(&mut self, input: &mut Input<'_>) -> Result<CharSet, String> {
        let Some(c) = input.next() else {
            return Err("nothing follows the backslash".into());
        };
        if let Some(c) = single_char(c) {
            return Ok(class::of_char(c));
        }
        if matches!(c, 'p' | 'P') {
            let class = self.property(input)?;
            return Ok(match c {
                'p' => class,
                _ => class::negated(class),
            });
        }
        class::multi_char(c).ok_or_else(|| {
            let help = match c.is_ascii_alphanumeric() {
                true => String::new(),
                false => format!(": `{c}` stands for itself without a backslash"),
            };
            input.back(&format!("`\\{c}` is not an escape of XML Schema{help}"))
        })
    }

    fn property(&mut self, input: &mut Input<'_>) -> Result<CharSet, String> {
        if !input.take('{') {
            return Err("expected `{` and the name of a category or block".into());
        }
        let mut name = String::new();
        loop {
            match input.next() {
                Some('}') => break,
                Some(c) => name.push(c),
                None => return Err("`{` is not closed: expected `}`".into()),
            }
        }
        class::property(&name, self.version)
    }

    /// What follows `[`: `charGroup ']'`.
    fn class_expression(&mut self, input: &mut Input<'_>) -> Result<CharSet, String> {
        input.enter()?;
        let negative = input.take('^');
        let mut class = CharSet::default();
        let mut empty = true;
        let mut subtracted = None;
        loop {
            match input.peek() {
                None => return Err("`[` is not closed: expected `]`".into()),
                Some(']') if !empty => {
                    input.next();
                    break;
                }
                Some('-') if input.second() == Some('[') && !empty => {
                    input.next();
                    input.next();
                    subtracted = Some(self.class_expression(input)?);
                    if !input.take(']') {
                        return Err("expected `]`: nothing may follow a subtraction".into());
                    }
                    break;
                }
                Some(c @ ('[' | ']')) => {
                    return Err(format!("`{c}` in a class: write `\\{c}` for the character"));
                }
                Some(_) => self.group_part(input, &mut class, empty)?,
            }
            empty = false;
        }
        if negative {
            class.negate();
        }
        if let Some(subtracted) = subtracted {
            class.difference(&subtracted);
        }
        input.depth -= 1;
        Ok(class)
    }

    /// `charGroupPart ::= singleChar | charRange | charClassEsc`
    fn group_part(
        &mut self,
        input: &mut Input<'_>,
        class: &mut CharSet,
        first: bool,
    ) -> Result<(), String> {
        let hyphen = input.peek() == Some('-');
        let Some(start) = self.group_char(input, class)? else {
            return Ok(());
        };
        let follows = (input.peek(), input.second());
        let is_range = matches!(follows, (Some('-'), Some(after)) if after != '[' && after != ']')
            // `a--[b]`: the first hyphen is a character, the second subtracts.
            && !input.has_subtraction_after_hyphen();
        // A hyphen that is not a range must stand at an end of the group, says 1.0.
        if hyphen && !first && !is_range && self.version < Version::V1_1 {
            let end = matches!(follows.0, Some(']')) || follows == (Some('-'), Some('['));
            if !end {
                return Err(
                    input.back("`-` in the middle of a class: write `\\-` for the character")
                );
            }
        }
        if !is_range {
            class.union(&class::of_char(start));
            return Ok(());
        }
        // G.4.2.2: a range begins with a hyphen only behind a backslash.
        if hyphen {
            return Err("`-` begins a range: write `\\-` for the character".to_owned());
        }
        input.next();
        let mut escape = CharSet::default();
        let Some(end) = self.group_char(input, &mut escape)? else {
            return Err(input.back("a range can't end with a class escape"));
        };
        if start > end {
            return Err(input.back(&format!("the range {start}-{end} is out of order")));
        }
        class.union(&class::of_ranges([(start, end)]));
        Ok(())
    }

    /// A single character; `None` when it was an escape for a class, which is added to `class`.
    fn group_char(
        &mut self,
        input: &mut Input<'_>,
        class: &mut CharSet,
    ) -> Result<Option<char>, String> {
        match input.next() {
            Some('\\') => match input.peek().and_then(single_char) {
                Some(c) => {
                    input.next();
                    Ok(Some(c))
                }
                None => {
                    let escape = self.escape(input)?;
                    class.union(&escape);
                    Ok(None)
                }
            },
            Some(c @ ('[' | ']')) => Err(input.back(&format!("`{c}` in a class: write `\\{c}`"))),
            Some(c) => Ok(Some(c)),
            None => Err("`[` is not closed: expected `]`".into()),
        }
    }

    fn number(&mut self, class: &CharSet) -> Result<u16, String> {
        let ranges = class.ranges().to_vec();
        if let Some(number) = self.numbers.get(&ranges) {
            return Ok(*number);
        }
        self.classes.push(ranges.clone());
        let number = u16::try_from(self.classes.len())
            .map_err(|_| "more than 65,535 different classes of characters".to_owned())?;
        self.numbers.insert(ranges, number);
        Ok(number)
    }
}

/// Whether a letter is that of a `MultiCharEsc`.
fn class_letter(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 's' | 'i' | 'c' | 'd' | 'w')
}

/// `SingleCharEsc`, by the character after the backslash.
fn single_char(c: char) -> Option<char> {
    match c {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => {
            Some(c)
        }
        _ => None,
    }
}
