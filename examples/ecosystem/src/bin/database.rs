//! A column of a database, here of PostgreSQL: two short impls, in terms of those for `str`.
//!
//! Why not SQLite: its crates compile the C library, and this must build with the Rust toolchain alone. The traits
//! of rusqlite, sqlx and diesel take impls of the same two lines.

use std::error::Error;

use postgres_types::private::BytesMut;
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

xsdgen_macro::include_schema!("schemas/coffee.xsd");

impl ToSql for Roast {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        self.as_str().to_sql(ty, out)
    }

    fn accepts(ty: &Type) -> bool {
        // `text`, `varchar`, and an SQL enum.
        <&str as ToSql>::accepts(ty) || ty.name() == "roast"
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Roast {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(<&str>::from_sql(ty, raw)?.parse()?)
    }

    fn accepts(ty: &Type) -> bool {
        <Roast as ToSql>::accepts(ty)
    }
}

fn main() -> Result<(), Box<dyn Error + Sync + Send>> {
    // What a client does for `INSERT INTO bean (roast) VALUES ($1)` and `SELECT roast FROM bean`.
    let mut column = BytesMut::new();
    Roast::MediumDark.to_sql(&Type::TEXT, &mut column)?;
    println!("written: {column:?}");
    println!("read: {:?}", Roast::from_sql(&Type::TEXT, &column)?);
    println!(
        "wrong: {}",
        Roast::from_sql(&Type::TEXT, b"black").unwrap_err()
    );
    Ok(())
}
