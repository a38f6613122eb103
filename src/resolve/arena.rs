//! Vectors that know the indexes which they gave out.

use std::ops::{Index, IndexMut};

/// Things by their index. One that is not there is a mistake of ours, whatever the input is.
#[derive(Debug)]
pub(super) struct Arena<T>(Vec<T>);

impl<T> Arena<T> {
    /// Takes something in; gives its index.
    pub(super) fn add(&mut self, one: T) -> usize {
        self.0.push(one);
        self.0.len() - 1
    }

    /// All, in order.
    pub(super) fn all(&self) -> &[T] {
        &self.0
    }

    /// All, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Index<usize> for Arena<T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        match self.0.get(index) {
            Some(one) => one,
            None => unreachable!("an index is one that `add` gave"),
        }
    }
}

impl<T> IndexMut<usize> for Arena<T> {
    fn index_mut(&mut self, index: usize) -> &mut T {
        match self.0.get_mut(index) {
            Some(one) => one,
            None => unreachable!("an index is one that `add` gave"),
        }
    }
}
