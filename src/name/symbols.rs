//! The table of symbols: how each is called in a readable name and in a spelled-out one.
//!
//! Published in `docs/names.md`; changing an entry renames variants, so entries are only ever added.

/// How a character that is neither letter nor digit takes part in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    /// What it is called in a readable name.
    pub(super) short: &'static str,
    /// What it is called where a name must be spelled out further.
    pub(super) long: &'static str,
    /// Whether it merely separates words, so that readable names drop it between them.
    pub(super) separates: bool,
}

/// A symbol that readable names spell.
const fn spelled(short: &'static str, long: &'static str) -> Option<Symbol> {
    Some(Symbol {
        short,
        long,
        separates: false,
    })
}

/// A separator, which readable names drop between words.
const fn separator(short: &'static str, long: &'static str) -> Option<Symbol> {
    Some(Symbol {
        short,
        long,
        separates: true,
    })
}

/// Operators of several characters that have one name.
pub(super) const OPERATORS: &[(&str, &str, &str)] = &[
    ("<=", "LessThanOrEqual", "LessThanOrEqualSign"),
    (">=", "GreaterThanOrEqual", "GreaterThanOrEqualSign"),
    ("!=", "NotEqual", "ExclamationMarkEqualsSign"),
    ("<>", "NotEqual", "LessThanGreaterThanSign"),
    ("==", "DoubleEqual", "DoubleEqualsSign"),
    ("->", "Arrow", "HyphenArrowSign"),
    ("=>", "DoubleArrow", "EqualsArrowSign"),
    ("&&", "DoubleAnd", "DoubleAmpersandSign"),
    ("||", "DoublePipe", "DoublePipeSign"),
];

/// The entry of a character; `None` for letters, digits and what has no name here.
pub(super) const fn symbol(c: char) -> Option<Symbol> {
    match c {
        ' ' => separator("Space", "Space"),
        '\t' => separator("Tab", "Tabulator"),
        '\n' => separator("LineFeed", "LineFeed"),
        '\r' => separator("CarriageReturn", "CarriageReturn"),
        '\u{A0}' => separator("NoBreakSpace", "NoBreakSpace"),
        '\u{3000}' => separator("IdeographicSpace", "IdeographicSpace"),
        '\u{200B}' => separator("ZeroWidthSpace", "ZeroWidthSpace"),
        '\u{200C}' => separator("ZeroWidthNonJoiner", "ZeroWidthNonJoiner"),
        '\u{200D}' => separator("ZeroWidthJoiner", "ZeroWidthJoiner"),
        '\u{2060}' => separator("WordJoiner", "WordJoiner"),
        '\u{FE0E}' => separator("VariationSelector15", "VariationSelector15"),
        '\u{FE0F}' => separator("VariationSelector16", "VariationSelector16"),
        '\u{FEFF}' => separator("ByteOrderMark", "ByteOrderMark"),
        '\u{AD}' => separator("SoftHyphen", "SoftHyphen"),
        '_' => separator("Underscore", "Underscore"),
        '-' => separator("Minus", "Hyphen"),
        '\u{2010}' => separator("Hyphen", "TypographicHyphen"),
        '\u{2011}' => separator("Hyphen", "NoBreakHyphen"),
        '\u{2013}' => separator("EnDash", "EnDash"),
        '\u{2014}' => separator("EmDash", "EmDash"),
        '\u{2212}' => separator("Minus", "MinusSign"),
        '.' => separator("Dot", "FullStop"),
        ',' => separator("Comma", "Comma"),
        ':' => separator("Colon", "Colon"),
        ';' => separator("Semicolon", "Semicolon"),
        '/' => separator("Slash", "Slash"),
        '\\' => separator("Backslash", "Backslash"),
        '|' => separator("Pipe", "Pipe"),
        '(' => separator("LeftParenthesis", "LeftParenthesis"),
        ')' => separator("RightParenthesis", "RightParenthesis"),
        '[' => separator("LeftBracket", "LeftBracket"),
        ']' => separator("RightBracket", "RightBracket"),
        '{' => separator("LeftBrace", "LeftBrace"),
        '}' => separator("RightBrace", "RightBrace"),
        '\'' => separator("Apostrophe", "Apostrophe"),
        '"' => separator("Quote", "QuotationMark"),
        '`' => separator("Backtick", "Backtick"),
        '\u{2018}' => separator("LeftSingleQuote", "LeftSingleQuote"),
        '\u{2019}' => separator("RightSingleQuote", "RightSingleQuote"),
        '\u{201C}' => separator("LeftDoubleQuote", "LeftDoubleQuote"),
        '\u{201D}' => separator("RightDoubleQuote", "RightDoubleQuote"),
        '\u{AB}' => separator("LeftGuillemet", "LeftGuillemet"),
        '\u{BB}' => separator("RightGuillemet", "RightGuillemet"),
        '\u{2026}' => separator("Ellipsis", "Ellipsis"),
        '\u{B7}' => separator("MiddleDot", "MiddleDot"),
        '\u{2022}' => separator("Bullet", "Bullet"),
        '!' => separator("Not", "ExclamationMark"),
        '?' => separator("QuestionMark", "QuestionMark"),
        '\u{A1}' => separator("InvertedExclamationMark", "InvertedExclamationMark"),
        '\u{BF}' => separator("InvertedQuestionMark", "InvertedQuestionMark"),
        '+' => spelled("Plus", "PlusSign"),
        '=' => spelled("Equal", "EqualsSign"),
        '<' => spelled("LessThan", "LessThanSign"),
        '>' => spelled("GreaterThan", "GreaterThanSign"),
        '%' => spelled("Percent", "PercentSign"),
        '&' => spelled("And", "Ampersand"),
        '*' => spelled("Star", "Asterisk"),
        '#' => separator("Hash", "HashSign"),
        '@' => spelled("At", "AtSign"),
        '~' => spelled("Tilde", "TildeSign"),
        '^' => spelled("Caret", "CaretSign"),
        '$' => spelled("Dollar", "DollarSign"),
        '\u{20AC}' => spelled("Euro", "EuroSign"),
        '\u{A3}' => spelled("Pound", "PoundSign"),
        '\u{A5}' => spelled("Yen", "YenSign"),
        '\u{A2}' => spelled("Cent", "CentSign"),
        '\u{A7}' => spelled("Section", "SectionSign"),
        '\u{B6}' => spelled("Paragraph", "ParagraphSign"),
        '\u{A9}' => spelled("Copyright", "CopyrightSign"),
        '\u{AE}' => spelled("Registered", "RegisteredSign"),
        '\u{2122}' => spelled("Trademark", "TrademarkSign"),
        '\u{B0}' => spelled("Degree", "DegreeSign"),
        '\u{B5}' => spelled("Micro", "MicroSign"),
        '\u{B1}' => spelled("PlusMinus", "PlusMinusSign"),
        '\u{D7}' => spelled("Times", "TimesSign"),
        '\u{F7}' => spelled("DividedBy", "DivisionSign"),
        '\u{2030}' => spelled("PerMille", "PerMilleSign"),
        '\u{B9}' => spelled("SuperscriptOne", "SuperscriptOneSign"),
        '\u{B2}' => spelled("Squared", "SuperscriptTwoSign"),
        '\u{B3}' => spelled("Cubed", "SuperscriptThreeSign"),
        '\u{2082}' => spelled("SubscriptTwo", "SubscriptTwoSign"),
        '\u{BC}' => spelled("OneQuarter", "OneQuarterSign"),
        '\u{BD}' => spelled("OneHalf", "OneHalfSign"),
        '\u{BE}' => spelled("ThreeQuarters", "ThreeQuartersSign"),
        '\u{2153}' => spelled("OneThird", "OneThirdSign"),
        '\u{2154}' => spelled("TwoThirds", "TwoThirdsSign"),
        '\u{215B}' => spelled("OneEighth", "OneEighthSign"),
        '\u{215C}' => spelled("ThreeEighths", "ThreeEighthsSign"),
        '\u{215D}' => spelled("FiveEighths", "FiveEighthsSign"),
        '\u{215E}' => spelled("SevenEighths", "SevenEighthsSign"),
        '\u{AA}' => spelled("FeminineOrdinal", "FeminineOrdinalSign"),
        '\u{BA}' => spelled("MasculineOrdinal", "MasculineOrdinalSign"),
        '\u{2264}' => spelled("LessThanOrEqual", "AtMostSign"),
        '\u{2265}' => spelled("GreaterThanOrEqual", "AtLeastSign"),
        '\u{2260}' => spelled("NotEqual", "NotEqualSign"),
        '\u{2248}' => spelled("Approximately", "ApproximatelySign"),
        '\u{221E}' => spelled("Infinity", "InfinitySign"),
        '\u{221A}' => spelled("SquareRoot", "SquareRootSign"),
        '\u{2190}' => spelled("LeftArrow", "LeftArrowSign"),
        '\u{2191}' => spelled("UpArrow", "UpArrowSign"),
        '\u{2192}' => spelled("RightArrow", "RightArrowSign"),
        '\u{2193}' => spelled("DownArrow", "DownArrowSign"),
        '\u{266D}' => spelled("Flat", "FlatSign"),
        '\u{266E}' => spelled("Natural", "NaturalSign"),
        '\u{266F}' => spelled("Sharp", "SharpSign"),
        '\u{2116}' => spelled("Numero", "NumeroSign"),
        _ => None,
    }
}

/// The English name of a Greek letter that stands alone, as units and formulas have them.
pub(super) fn greek(c: char) -> Option<&'static str> {
    const NAMES: [&str; 25] = [
        "Alpha",
        "Beta",
        "Gamma",
        "Delta",
        "Epsilon",
        "Zeta",
        "Eta",
        "Theta",
        "Iota",
        "Kappa",
        "Lambda",
        "Mu",
        "Nu",
        "Xi",
        "Omicron",
        "Pi",
        "Rho",
        "FinalSigma",
        "Sigma",
        "Tau",
        "Upsilon",
        "Phi",
        "Chi",
        "Psi",
        "Omega",
    ];
    let index = match c {
        '\u{391}'..='\u{3A9}' => c as usize - 0x391,
        '\u{3B1}'..='\u{3C9}' => c as usize - 0x3B1,
        _ => return None,
    };
    NAMES.get(index).copied()
}
