//! Many questions at once: of twenty of which none has an answer, one seems to have one.

/// The share of the differences that are told which may well be none.
pub const LIKELY_FALSE: f64 = 0.10;

/// The smallest share of false discoveries at which each question would still be among those that are answered: p-values as adjusted by
/// Y. Benjamini and Y. Hochberg (1995), "Controlling the false discovery rate", J. R. Stat. Soc. B 57, 289–300. In the order of `p`.
#[must_use]
pub fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut largest_first: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    largest_first.sort_by(|one, other| other.1.total_cmp(&one.1));
    let count = p.len() as f64;
    let mut least = 1.0_f64;
    let mut adjusted: Vec<(usize, f64)> = Vec::with_capacity(p.len());
    for (passed, (at, p)) in largest_first.into_iter().enumerate() {
        least = least.min(p * count / (count - passed as f64));
        adjusted.push((at, least));
    }
    adjusted.sort_by_key(|(at, _)| *at);
    adjusted.into_iter().map(|(_, q)| q).collect()
}
