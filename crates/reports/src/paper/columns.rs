//! How wide the columns of a table are: each as wide as its widest text where there is room for all, else those that need more
//! than their part share what the others leave.

/// Room between two columns, in points.
pub(super) const GAP: f32 = 12.0;

/// The widths of columns whose widest texts are `widest`, in a table no wider than `measure`.
pub(super) fn widths(widest: &[f32], measure: f32) -> Vec<f32> {
    let gaps = GAP * widest.len().saturating_sub(1) as f32;
    let mut room = (measure - gaps).max(0.0);
    let mut order: Vec<usize> = (0..widest.len()).collect();
    let wide = |place: &usize| widest.get(*place).copied().unwrap_or_default();
    order.sort_by(|one, other| wide(one).total_cmp(&wide(other)));
    let mut widths = vec![0.0; widest.len()];
    for (done, place) in order.iter().enumerate() {
        let width = wide(place).min(room / (order.len() - done) as f32);
        room -= width;
        widths.iter_mut().skip(*place).take(1).for_each(|it| *it = width);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::{GAP, widths};

    #[test]
    fn columns_are_as_wide_as_their_texts_where_there_is_room() {
        assert_eq!(widths(&[30.0, 50.0], 200.0), [30.0, 50.0]);
    }

    #[test]
    fn where_there_is_none_short_columns_stay_whole_and_long_ones_share_what_is_left() {
        assert_eq!(widths(&[500.0, 30.0, 300.0, 20.0], 350.0 + GAP * 3.0), [150.0, 30.0, 150.0, 20.0]);
        assert_eq!(widths(&[], 100.0), Vec::<f32>::new());
    }
}
