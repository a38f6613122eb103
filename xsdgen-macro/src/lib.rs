//! Macros of xsdgen.
