//! Input that nobody vouched for: whatever the bytes, there is code or an error, and never a surprise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod bounds;
mod cells;
mod checks;
mod hostile;
mod mutate;
mod record;
mod seeds;
mod twins;
