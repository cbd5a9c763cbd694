//! Texts for the ear: digits singly, in the groups they are written in.

/// Puts a space between all digits and a comma where the text parts them: «112-233-445 95» → «1 1 2, 2 3 3, 4 4 5, 9 5».
pub fn spoken_digits(text: &str) -> String {
    let mut groups: Vec<String> = Vec::new();
    let mut open = false;
    for sign in text.chars() {
        if sign.is_ascii_digit() {
            match groups.last_mut().filter(|_| open) {
                Some(group) => {
                    group.push(' ');
                    group.push(sign);
                }
                None => groups.push(sign.to_string()),
            }
            open = true;
        } else {
            open = false;
        }
    }
    groups.join(", ")
}

/// A number in E.164 as it is read aloud: «+79001234567» → «+7, 9 0 0, 1 2 3, 4 5, 6 7».
pub fn spoken_phone(e164: &str) -> String {
    let digits: String = e164.chars().filter(char::is_ascii_digit).collect();
    match (digits.get(1..4), digits.get(4..7), digits.get(7..9), digits.get(9..11)) {
        (Some(code), Some(first), Some(second), Some(third)) => {
            format!("+7, {}", spoken_digits(&format!("{code} {first} {second} {third}")))
        }
        _ => spoken_digits(e164),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_spoken_singly_in_their_groups() {
        assert_eq!(spoken_digits("112-233-445 95"), "1 1 2, 2 3 3, 4 4 5, 9 5");
        assert_eq!(spoken_digits("481059"), "4 8 1 0 5 9");
        assert_eq!(spoken_digits(""), "");
        assert_eq!(spoken_phone("+79001234567"), "+7, 9 0 0, 1 2 3, 4 5, 6 7");
    }
}
