//! How likely a rhythm is by chance alone: random events at the same rate, and a search over many periods.

/// No rhythm is kept more exactly than this by anything that has a network in it.
const FINEST: f64 = 0.004;

/// Half the width of the window that the chain really needed, as a share of the period; at most the tolerance.
pub(super) fn spread(deviations: impl Iterator<Item = f64>, tolerance: f64) -> f64 {
    let widest = deviations.map(f64::abs).fold(0.0, f64::max);
    (widest * 1.5).clamp(FINEST, tolerance)
}

/// Probability that a random event falls into the window around the period (or its multiples) after the one before it.
pub(super) fn window(rate: f64, period: f64, spread: f64, multiples: i64) -> f64 {
    let within = |multiple: f64| {
        let (from, to) = ((multiple - spread) * period, (multiple + spread) * period);
        match multiples {
            1 => (-rate * from).exp() - (-rate * to).exp(),
            _ => 1.0 - (-rate * (to - from)).exp(),
        }
    };
    (1..=multiples)
        .map(|multiple| within(multiple as f64))
        .sum::<f64>()
        .min(1.0)
}

/// Periods were searched for: so many independent ones are in the range.
pub(super) fn search_factor(periods: (i64, i64), spread: f64) -> f64 {
    let octaves = (periods.1 as f64 / periods.0 as f64).ln();
    (octaves / (2.0 * spread)).max(1.0)
}

/// Probability of at least `hits` among `trials` with the probability `single` each.
pub(crate) fn tail(trials: u64, hits: u64, single: f64) -> f64 {
    if single >= 1.0 || hits == 0 {
        return 1.0;
    }
    let single = single.max(1e-300);
    let choose: f64 = (0..hits)
        .map(|index| ((trials - index) as f64 / (hits - index) as f64).ln())
        .sum();
    let mut term = (choose + hits as f64 * single.ln() + (trials - hits) as f64 * (1.0 - single).ln()).exp();
    let mut sum = term;
    for count in hits..trials {
        term *= (trials - count) as f64 / (count + 1) as f64 * single / (1.0 - single);
        sum += term;
        if term < sum * 1e-12 {
            break;
        }
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_a_binomial_is_one_at_zero() {
        assert!((tail(10, 0, 0.3) - 1.0).abs() < 1e-9);
        assert!((tail(2, 2, 0.5) - 0.25).abs() < 1e-9);
    }
}
