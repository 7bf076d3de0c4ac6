//! Symptoms, causes and solutions to what leads to what: by scenario, by what stands below what, by numbers, by order.

use super::parts::{Item, Parts};
use waypost_content::PartKind;

/// Which symptom leads to which causes, and which cause to which solutions; indexes into the items of a kind.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Joins {
    pub(super) causes: Vec<Vec<usize>>,
    pub(super) solutions: Vec<Vec<usize>>,
}

/// The items of a kind with their index among all.
pub(super) fn of_kind(parts: &Parts, kind: PartKind) -> Vec<(usize, &Item)> {
    let items = parts.items.iter().enumerate();
    items.filter(|(_, item)| item.kind == kind).collect()
}

/// Joins the parts of an article. Nothing is left over: what no other part names belongs to all of its scenario.
pub(super) fn of(parts: &Parts) -> Joins {
    let symptoms = of_kind(parts, PartKind::Symptom);
    let causes = of_kind(parts, PartKind::Cause);
    let solutions = of_kind(parts, PartKind::Solution);
    let mut joins = Joins {
        causes: symptoms
            .iter()
            .map(|(_, symptom)| answers(symptom, &symptoms, &causes))
            .collect(),
        solutions: causes
            .iter()
            .map(|(at, cause)| solutions_of((*at, cause), &causes, &solutions))
            .collect(),
    };
    adopt(&mut joins.causes, (&symptoms, &causes));
    adopt(&mut joins.solutions, (&causes, &solutions));
    joins
}

type Indexed<'p> = (usize, &'p Item);

/// The causes of a symptom: those of its scenario, one to one where there are as many.
fn answers(from: &Item, all: &[Indexed<'_>], to: &[Indexed<'_>]) -> Vec<usize> {
    let fitting = |item: &Item| item.group == from.group && item.under.is_none();
    let mine: Vec<_> = all.iter().filter(|(_, item)| fitting(item)).collect();
    let theirs = (0..).zip(to).filter(|(_, (_, item))| fitting(item));
    let theirs: Vec<usize> = theirs.map(|(at, _)| at).collect();
    let position = mine.iter().position(|(_, item)| std::ptr::eq(*item, from));
    match position.and_then(|at| theirs.get(at)) {
        Some(only) if mine.len() == theirs.len() => vec![*only],
        _ => theirs,
    }
}

/// The solutions of a cause: those below it, those that name it, else those of its scenario.
fn solutions_of((at, cause): Indexed<'_>, causes: &[Indexed<'_>], solutions: &[Indexed<'_>]) -> Vec<usize> {
    let number = causes.iter().position(|(other, _)| *other == at).map(|at| at + 1);
    let names = |item: &Item| {
        let about = item.label.as_ref().and_then(|label| label.about);
        about.map(|(kind, named)| kind == PartKind::Cause && Some(named as usize) == number)
    };
    let chosen = |test: &dyn Fn(&Item) -> bool| -> Vec<usize> {
        let found = (0..).zip(solutions).filter(|(_, (_, item))| test(item));
        found.map(|(at, _)| at).collect()
    };
    let below = chosen(&|item| item.under == Some(at));
    let named = chosen(&|item| names(item) == Some(true));
    let own: Vec<usize> = below.into_iter().chain(named).collect();
    if !own.is_empty() {
        return own;
    }
    let (left_causes, left): (Vec<_>, Vec<_>) = (
        causes
            .iter()
            .filter(|(at, cause)| !has_own(*at, cause, causes, solutions))
            .copied()
            .collect(),
        solutions
            .iter()
            .filter(|(_, item)| item.under.is_none() && names(item).is_none())
            .copied()
            .collect(),
    );
    let within = answers(cause, &left_causes, &left);
    within
        .into_iter()
        .filter_map(|at| solutions.iter().position(|(index, _)| *index == left[at].0))
        .collect()
}

/// Whether a solution stands below this cause or names it.
fn has_own(at: usize, _cause: &Item, causes: &[Indexed<'_>], solutions: &[Indexed<'_>]) -> bool {
    let number = causes.iter().position(|(other, _)| *other == at).map(|at| at + 1);
    solutions.iter().any(|(_, item)| {
        let about = item.label.as_ref().and_then(|label| label.about);
        item.under == Some(at)
            || about.is_some_and(|(kind, named)| kind == PartKind::Cause && Some(named as usize) == number)
    })
}

/// What leads nowhere leads to all that belong to no scenario; what nothing leads to gets a way from all of its scenario.
fn adopt(joins: &mut [Vec<usize>], (from, to): (&[Indexed<'_>], &[Indexed<'_>])) {
    for (targets, (_, item)) in joins
        .iter_mut()
        .zip(from)
        .filter(|(targets, _)| targets.is_empty())
    {
        let is_cause = item.kind == PartKind::Cause;
        let is_free = |other: &Item| {
            other.group.is_none() && other.under.is_none() || item.group.is_none() && !is_cause
        };
        let free = to.iter().enumerate().filter(|(_, (_, other))| is_free(other));
        targets.extend(free.map(|(at, _)| at));
    }
    for (at, (_, item)) in to.iter().enumerate() {
        if joins.iter().any(|targets| targets.contains(&at)) {
            continue;
        }
        let is_kin = |(_, other): &Indexed<'_>| item.group.is_some() && other.group == item.group;
        let has_kin = from.iter().any(is_kin);
        for (targets, other) in joins.iter_mut().zip(from) {
            if !has_kin || is_kin(other) {
                targets.push(at);
            }
        }
    }
}
