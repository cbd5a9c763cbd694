//! A failing walk made short: steps are taken out for as long as it still fails (delta debugging).

/// The shortest list that this way of cutting finds for which `fails` still holds; it holds for `all`.
pub fn shrunk<T: Clone>(all: &[T], mut fails: impl FnMut(&[T]) -> bool) -> Vec<T> {
    let mut kept = all.to_vec();
    let mut parts = 2;
    while kept.len() > 1 {
        let size = kept.len().div_ceil(parts);
        let shorter = (0..kept.len()).step_by(size).find_map(|from| {
            let without = [&kept[..from], &kept[(from + size).min(kept.len())..]].concat();
            fails(&without).then_some(without)
        });
        match shorter {
            Some(without) => {
                kept = without;
                parts = (parts - 1).max(2);
            }
            None if size == 1 => break,
            None => parts = (parts * 2).min(kept.len()),
        }
    }
    if !kept.is_empty() && fails(&[]) { Vec::new() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_needed_for_the_failure_is_left() {
        let all: Vec<u32> = (0..100).collect();
        let mut runs = 0;
        let kept = shrunk(&all, |steps| {
            runs += 1;
            steps.contains(&17) && steps.contains(&64) && steps.contains(&65)
        });
        assert_eq!(kept, [17, 64, 65]);
        assert!(runs < 200, "{runs} runs");
        assert_eq!(shrunk(&all, |_| true), Vec::<u32>::new());
    }
}
