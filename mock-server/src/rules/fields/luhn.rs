//! The check digit of bank cards and medical policies.

/// Whether the last digit checks the others (ISO/IEC 7812-1, annex B): of every second digit before it, from the right, the
/// digits of its double count, and the sum ends in zero.
pub(super) fn fits(digits: &str) -> bool {
    const DOUBLED: [u32; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    let counted = digits.bytes().rev().enumerate().map(|(place, digit)| {
        let digit = digit - b'0';
        if place % 2 == 1 { DOUBLED[usize::from(digit)] } else { u32::from(digit) }
    });
    counted.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_ten_last_digits_one_fits() {
        for number in ["7992739871", "220000000000000", "0"] {
            let fitting = (0..10).filter(|last| fits(&format!("{number}{last}")));
            assert_eq!(fitting.count(), 1, "{number}");
        }
        assert!(fits("79927398713"), "the example of the standard");
    }
}
