//! Octets of the binary types (Part 2, 3.3.15 and 3.3.16).
#![allow(dead_code)]

use ::core::fmt;

/// The octets of a literal of `xs:hexBinary`.
pub(crate) fn from_hex(text: &str) -> impl Iterator<Item = u8> + '_ {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
    let pairs = text.as_bytes().chunks_exact(2);
    pairs.map(move |pair| pair.iter().fold(0, |octet, byte| octet << 4 | digit(*byte)))
}

/// Writes octets in hexadecimal digits with capital letters.
pub(crate) fn write_hex(octets: &[u8], out: &mut impl fmt::Write) -> fmt::Result {
    octets
        .iter()
        .try_for_each(|octet| ::core::write!(out, "{octet:02X}"))
}

/// The octets of a literal of `xs:base64Binary`.
pub(crate) fn from_base64(text: &str) -> impl Iterator<Item = u8> + '_ {
    let (mut bits, mut count) = (0_u32, 0);
    text.bytes()
        .filter_map(letter_value)
        .filter_map(move |value| {
            bits = bits << 6 | u32::from(value);
            count += 6;
            if count < 8 {
                return None;
            }
            count -= 8;
            Some((bits >> count) as u8)
        })
}

fn letter_value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn letter(value: u8) -> u8 {
    match value {
        0..=25 => b'A' + value,
        26..=51 => b'a' + value - 26,
        52..=61 => b'0' + value - 52,
        62 => b'+',
        _ => b'/',
    }
}

/// Writes octets in Base64.
pub(crate) fn write_base64(octets: &[u8], out: &mut impl fmt::Write) -> fmt::Result {
    for chunk in octets.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let value = (bits >> (18 - 6 * index)) as u8 & 63;
            let is_there = index as usize <= chunk.len();
            out.write_char(if is_there { letter(value).into() } else { '=' })?;
        }
    }
    Ok(())
}
