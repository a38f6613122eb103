//! The types of `types.xsd` as nutype writes them, where it can say the same rules.

use ::nutype::nutype;

#[nutype(
    validate(regex = r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z"),
    derive(FromStr)
)]
pub struct Guid(String);

#[nutype(
    validate(regex = r"\A[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\z"),
    derive(FromStr)
)]
pub struct Bic(String);

/// Characters that XML does not have are valid for it.
#[nutype(validate(len_char_min = 1, len_char_max = 35), derive(FromStr))]
pub struct Text35(String);

/// White space is not normalised by it.
#[nutype(validate(greater_or_equal = 1, less_or_equal = 49151), derive(FromStr))]
pub struct Port(u16);
