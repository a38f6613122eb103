//! Columns of databases.

use super::site::Site;

const SQLX: &str = "\
/// A column of text.
impl<$DB: ::sqlx::Database> ::sqlx::Type<$DB> for $Type
where
    $String: ::sqlx::Type<$DB>,
{
    fn type_info() -> $DB::TypeInfo {
        <$String as ::sqlx::Type<$DB>>::type_info()
    }

    fn compatible(found: &$DB::TypeInfo) -> bool {
        <$String as ::sqlx::Type<$DB>>::compatible(found)
    }
}

impl<'q, $DB: ::sqlx::Database> ::sqlx::Encode<'q, $DB> for $Type
where
    $String: ::sqlx::Encode<'q, $DB>,
{
    fn encode_by_ref(
        &self,
        buffer: &mut $DB::ArgumentBuffer,
    ) -> ::core::result::Result<::sqlx::encode::IsNull, ::sqlx::error::BoxDynError> {
        let text = ::std::string::ToString::to_string(self);
        ::sqlx::Encode::encode(text, buffer)
    }
}

impl<'r, $DB: ::sqlx::Database> ::sqlx::Decode<'r, $DB> for $Type
where
    &'r str: ::sqlx::Decode<'r, $DB>,
{
    fn decode(value: $DB::ValueRef<'r>) -> ::core::result::Result<Self, ::sqlx::error::BoxDynError> {
        let text: &'r str = ::sqlx::Decode::decode(value)?;
        ::core::result::Result::Ok(text.parse::<Self>()?)
    }
}
";

pub(super) fn sqlx(site: &mut Site<'_, '_>) {
    let string = site.code.string();
    let parameter = if site.unit.names.ident == "DB" {
        "Db"
    } else {
        "DB"
    };
    site.item(SQLX, &[("DB", parameter), ("String", &string)]);
}
