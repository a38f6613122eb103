//! From the parts of expressions to the machine that matches them.

use super::Machine;
use super::parse::Node;

/// The machine for alternatives; on failure, which of them is too large.
pub(super) fn compile(
    alternatives: &[Node],
    classes: Vec<Vec<(char, char)>>,
    size: u32,
) -> Result<Machine, (usize, String)> {
    let mut builder = Builder {
        steps: vec![(0, 0, 0)],
        size: size.min(u32::from(u16::MAX) - 1) as usize,
    };
    let mut start = None;
    for (index, node) in alternatives.iter().enumerate() {
        let begins = builder.build(node, 0).map_err(|reason| (index, reason))?;
        let joined = match start {
            None => Ok(begins),
            Some(before) => builder.push(0, before, begins),
        };
        start = Some(joined.map_err(|reason| (index, reason))?);
    }
    let steps = builder.into_steps(start.unwrap_or(0));
    Ok(Machine {
        classes,
        steps: steps.into_iter().flatten().collect(),
    })
}

/// Builds back to front: each part knows what follows it. Step 0 is the end.
struct Builder {
    steps: Vec<(u16, u16, u16)>,
    size: usize,
}

impl Builder {
    fn push(&mut self, class: u16, one: u16, other: u16) -> Result<u16, String> {
        let index = self.steps.len();
        if index > self.size {
            return Err(format!(
                "pattern needs more than {} steps: use smaller counts, or raise the option `limit-pattern-size`",
                self.size
            ));
        }
        self.steps.push((class, one, other));
        u16::try_from(index).map_err(|_| "pattern needs more than 65,535 steps".into())
    }

    /// The step that a part begins with when `next` follows it.
    fn build(&mut self, node: &Node, next: u16) -> Result<u16, String> {
        match node {
            Node::Class(class) => self.push(*class, next, next),
            Node::Concat(parts) => parts
                .iter()
                .rev()
                .try_fold(next, |next, part| self.build(part, next)),
            Node::Either(parts) => {
                let mut start = None;
                for part in parts.iter().rev() {
                    let begins = self.build(part, next)?;
                    start = Some(match start {
                        None => begins,
                        Some(before) => self.push(0, begins, before)?,
                    });
                }
                Ok(start.unwrap_or(next))
            }
            Node::Repeat(part, min, max) => self.repeat(part, *min, *max, next),
        }
    }

    fn repeat(
        &mut self,
        part: &Node,
        min: u32,
        max: Option<u32>,
        next: u16,
    ) -> Result<u16, String> {
        let mut start = next;
        match max {
            None => {
                start = self.push(0, next, next)?;
                let begins = self.build(part, start)?;
                if let Some(fork) = self.steps.get_mut(usize::from(start)) {
                    fork.1 = begins;
                }
            }
            Some(max) => {
                for _ in min..max {
                    let begins = self.build(part, start)?;
                    if begins == start {
                        break;
                    }
                    start = self.push(0, begins, next)?;
                }
            }
        }
        for _ in 0..min {
            let begins = self.build(part, start)?;
            if begins == start {
                break;
            }
            start = begins;
        }
        Ok(start)
    }

    /// The steps with the start first and the end last.
    fn into_steps(self, start: u16) -> Vec<[u16; 3]> {
        let last = self.steps.len().saturating_sub(1) as u16;
        let flip = |index: u16| last - index;
        let flipped = |&(class, one, other): &(u16, u16, u16)| [class, flip(one), flip(other)];
        let mut steps: Vec<_> = self.steps.iter().rev().map(flipped).collect();
        // The start is not always the step that was built last, as for `a|` or `(a*)`.
        let start = flip(start);
        if start != 0 {
            steps.insert(0, [0, start, start]);
            for [_, one, other] in &mut steps {
                *one += 1;
                *other += 1;
            }
        }
        steps
    }
}
