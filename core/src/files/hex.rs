//! Bytes as the hexadecimal digits that stand in names and rows.

/// The digits of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    // Of its final size from the start: a text that grew would leave a copy of a key behind.
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        digits.extend([byte >> 4, byte & 0xF].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')));
    }
    digits
}

/// The bytes that [`encode`] gave as these digits; none when it never gave them.
pub fn decode<const LENGTH: usize>(digits: &str) -> Option<[u8; LENGTH]> {
    if digits.len() != 2 * LENGTH || digits.bytes().any(|digit| digit.is_ascii_uppercase()) {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (byte, two) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let value = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(value(two[0])? << 4 | value(two[1])?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_they_are_written() {
        assert_eq!(encode(&[0x00, 0x9A, 0xFF]), "009aff");
        assert_eq!(decode("009aff"), Some([0x00, 0x9A, 0xFF]));
        for text in ["", "009af", "009aff0", "009AFF", "009ag0", "+09aff", "../../", "я9aff"] {
            assert_eq!(decode::<3>(text), None, "{text}");
        }
    }
}
