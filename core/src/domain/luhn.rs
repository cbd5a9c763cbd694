//! The check digit of bank cards and medical policies.

/// Whether the last digit of a number checks the others (ISO/IEC 7812-1, annex B): every second digit from the right, the
/// check digit itself not among them, counts twice, the digits of the products are added up, and the sum ends in zero.
pub(super) fn fits(digits: &[u8]) -> bool {
    let counted = digits.iter().rev().enumerate().map(|(place, digit)| {
        let digit = u32::from(*digit);
        if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
    });
    counted.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fits;

    /// The check digit as the medical insurance describes it: the digits of odd places from the right as one number, times
    /// two, the others before it, the sum of all digits up to the next ten.
    fn described(payload: &[u8]) -> u8 {
        let places =
            |odd: usize| payload.iter().rev().skip(odd).step_by(2).map(|digit| char::from(b'0' + digit));
        let doubled = places(0).collect::<String>().parse::<u64>().unwrap() * 2;
        let all = format!("{}{doubled}", places(1).collect::<String>());
        let sum: u32 = all.chars().filter_map(|digit| digit.to_digit(10)).sum();
        u8::try_from((10 - sum % 10) % 10).unwrap()
    }

    #[test]
    fn the_example_of_the_standard_fits() {
        assert!(fits(&[7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 3]));
        assert!(!fits(&[7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 4]));
        assert_eq!(described(&[1, 2, 3, 4, 5]), 5);
    }

    proptest! {
        #[test]
        fn both_descriptions_give_the_same_digit(payload in prop::collection::vec(0_u8..10, 15)) {
            let check = described(&payload);
            for digit in 0..10 {
                prop_assert_eq!(fits(&[payload.as_slice(), &[digit]].concat()), digit == check);
            }
        }
    }
}
