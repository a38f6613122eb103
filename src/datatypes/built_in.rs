//! The built-in simple types and how they derive from each other (Part 2, 3.2 to 3.4).

use super::{Version, WhiteSpace};

/// A built-in simple type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum BuiltIn {
    AnySimpleType,
    AnyAtomicType,
    String,
    NormalizedString,
    Token,
    Language,
    NmToken,
    NmTokens,
    Name,
    NcName,
    Id,
    IdRef,
    IdRefs,
    Entity,
    Entities,
    Boolean,
    Decimal,
    Integer,
    NonPositiveInteger,
    NegativeInteger,
    Long,
    Int,
    Short,
    Byte,
    NonNegativeInteger,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    UnsignedByte,
    PositiveInteger,
    Float,
    Double,
    Duration,
    YearMonthDuration,
    DayTimeDuration,
    DateTime,
    DateTimeStamp,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
    HexBinary,
    Base64Binary,
    AnyUri,
    QName,
    Notation,
}

use BuiltIn::*;

/// Each type, its name, and the type that it is derived from.
const TABLE: [(BuiltIn, &str, BuiltIn); 49] = [
    (AnySimpleType, "xs:anySimpleType", AnySimpleType),
    (AnyAtomicType, "xs:anyAtomicType", AnySimpleType),
    (String, "xs:string", AnyAtomicType),
    (NormalizedString, "xs:normalizedString", String),
    (Token, "xs:token", NormalizedString),
    (Language, "xs:language", Token),
    (NmToken, "xs:NMTOKEN", Token),
    (NmTokens, "xs:NMTOKENS", AnySimpleType),
    (Name, "xs:Name", Token),
    (NcName, "xs:NCName", Name),
    (Id, "xs:ID", NcName),
    (IdRef, "xs:IDREF", NcName),
    (IdRefs, "xs:IDREFS", AnySimpleType),
    (Entity, "xs:ENTITY", NcName),
    (Entities, "xs:ENTITIES", AnySimpleType),
    (Boolean, "xs:boolean", AnyAtomicType),
    (Decimal, "xs:decimal", AnyAtomicType),
    (Integer, "xs:integer", Decimal),
    (NonPositiveInteger, "xs:nonPositiveInteger", Integer),
    (NegativeInteger, "xs:negativeInteger", NonPositiveInteger),
    (Long, "xs:long", Integer),
    (Int, "xs:int", Long),
    (Short, "xs:short", Int),
    (Byte, "xs:byte", Short),
    (NonNegativeInteger, "xs:nonNegativeInteger", Integer),
    (UnsignedLong, "xs:unsignedLong", NonNegativeInteger),
    (UnsignedInt, "xs:unsignedInt", UnsignedLong),
    (UnsignedShort, "xs:unsignedShort", UnsignedInt),
    (UnsignedByte, "xs:unsignedByte", UnsignedShort),
    (PositiveInteger, "xs:positiveInteger", NonNegativeInteger),
    (Float, "xs:float", AnyAtomicType),
    (Double, "xs:double", AnyAtomicType),
    (Duration, "xs:duration", AnyAtomicType),
    (YearMonthDuration, "xs:yearMonthDuration", Duration),
    (DayTimeDuration, "xs:dayTimeDuration", Duration),
    (DateTime, "xs:dateTime", AnyAtomicType),
    (DateTimeStamp, "xs:dateTimeStamp", DateTime),
    (Time, "xs:time", AnyAtomicType),
    (Date, "xs:date", AnyAtomicType),
    (GYearMonth, "xs:gYearMonth", AnyAtomicType),
    (GYear, "xs:gYear", AnyAtomicType),
    (GMonthDay, "xs:gMonthDay", AnyAtomicType),
    (GDay, "xs:gDay", AnyAtomicType),
    (GMonth, "xs:gMonth", AnyAtomicType),
    (HexBinary, "xs:hexBinary", AnyAtomicType),
    (Base64Binary, "xs:base64Binary", AnyAtomicType),
    (AnyUri, "xs:anyURI", AnyAtomicType),
    (QName, "xs:QName", AnyAtomicType),
    (Notation, "xs:NOTATION", AnyAtomicType),
];

impl BuiltIn {
    /// All of them, each after the type that it is derived from.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The type of a local name in the XML Schema namespace, such as `"string"`.
    ///
    /// ```
    /// use xsdgen::internal::datatypes::BuiltIn;
    /// assert_eq!(BuiltIn::from_name("NMTOKEN"), Some(BuiltIn::NmToken));
    /// assert_eq!(BuiltIn::from_name("nmtoken"), None);
    /// ```
    pub fn from_name(local: &str) -> Option<Self> {
        TABLE
            .iter()
            .find(|row| row.1.strip_prefix("xs:") == Some(local))
            .map(|row| row.0)
    }

    fn row(self) -> &'static (BuiltIn, &'static str, BuiltIn) {
        // The table is in the order of the enum: a test holds it to that.
        TABLE.get(self as usize).unwrap_or(&TABLE[0])
    }

    /// Its name with the usual prefix, such as `"xs:string"`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The type that it is derived from; `None` for `xs:anySimpleType`.
    pub fn base(self) -> Option<Self> {
        (self != AnySimpleType).then(|| self.row().2)
    }

    /// The primitive type that it is derived from: itself for a primitive type and for the two `any…` types;
    /// of the items for a list type.
    pub fn primitive(self) -> Self {
        match self {
            NmTokens | IdRefs | Entities => String,
            _ => match self.base() {
                None | Some(AnySimpleType | AnyAtomicType) => self,
                Some(base) => base.primitive(),
            },
        }
    }

    /// Its whiteSpace facet.
    pub fn white_space(self) -> WhiteSpace {
        match self {
            AnySimpleType | AnyAtomicType | String => WhiteSpace::Preserve,
            NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }

    /// Whether it is one of the built-in list types.
    pub fn is_list(self) -> bool {
        self.item().is_some()
    }

    /// Item type of a built-in list type.
    pub fn item(self) -> Option<Self> {
        match self {
            NmTokens => Some(NmToken),
            IdRefs => Some(IdRef),
            Entities => Some(Entity),
            _ => None,
        }
    }

    /// Whether it is `other` or derived from it by restriction, however many steps.
    pub fn derives_from(self, other: Self) -> bool {
        self == other || self.base().is_some_and(|base| base.derives_from(other))
    }

    /// Whether a version of XML Schema has this type: four came with 1.1.
    pub fn exists_in(self, version: Version) -> bool {
        version >= Version::V1_1
            || !matches!(
                self,
                AnyAtomicType | DateTimeStamp | YearMonthDuration | DayTimeDuration
            )
    }

    /// Whether values of the type are ordered, so that minInclusive and its like apply (Part 2, 4.2.1).
    pub fn is_ordered(self) -> bool {
        matches!(self.primitive(), Decimal | Float | Double | Duration) || self.is_date()
    }

    /// Whether it is one of the date and time types (Part 2, 3.3.7 to 3.3.14).
    pub fn is_date(self) -> bool {
        matches!(
            self.primitive(),
            DateTime | Time | Date | GYearMonth | GYear | GMonthDay | GDay | GMonth
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_the_order_of_the_enum() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.0 as usize, index, "{}", row.1);
            assert_eq!(
                BuiltIn::from_name(row.1.trim_start_matches("xs:")),
                Some(row.0)
            );
        }
    }

    /// Part 2, 3.3 and 3.4: every ordinary type is derived from one of the primitive types.
    #[test]
    fn primitives() {
        assert_eq!(UnsignedByte.primitive(), Decimal);
        assert_eq!(Entity.primitive(), String);
        assert_eq!(NmTokens.primitive(), String);
        assert_eq!(DateTimeStamp.primitive(), DateTime);
        assert_eq!(AnySimpleType.primitive(), AnySimpleType);
        assert!(Byte.derives_from(Long) && !Byte.derives_from(UnsignedByte));
        let primitive = |b: &BuiltIn| b.base() == Some(AnyAtomicType);
        assert_eq!(BuiltIn::all().filter(primitive).count(), 19);
    }
}
