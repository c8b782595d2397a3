//! Prints the figures.

use std::collections::BTreeMap;

use crate::figures::{Figures, Share};

/// Prints the tables of `npm run evaluate`.
pub fn print(figures: &Figures) {
    println!("{:<24}{:>8}{:>12}", "figure", "share", "of");
    for (name, share) in figures.bounded() {
        println!("{name:<24}{:>8.3}{:>12}", share.value(), of(share));
    }
    println!("{:<24}{:>8.3}{:>12}", "claims-red", figures.claims_red.value(), of(figures.claims_red));
    println!("\n{:<28}{:>14}{:>20}", "category", "claims found", "red marks right");
    let none = Share::default();
    let mut names: Vec<&String> = figures.by_category.keys().chain(figures.red_by_category.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let found = figures.by_category.get(name).copied().unwrap_or(none);
        let red = figures.red_by_category.get(name).copied().unwrap_or(none);
        println!("{name:<28}{:>14}{:>20}", of(found), of(red));
    }
    println!();
    print_shares("kind of page", "judged rightly", &figures.by_kind);
}

fn print_shares(heading: &str, what: &str, shares: &BTreeMap<String, Share>) {
    println!("{heading:<28}{what:>14}");
    for (name, share) in shares {
        println!("{name:<28}{:>14}", of(*share));
    }
}

fn of(share: Share) -> String {
    format!("{}/{}", share.right, share.all)
}

/// Prints what is not as labelled, a line each.
pub fn print_wrong(figures: &Figures) {
    println!();
    print_shares("rule", "red marks right", &figures.red_by_rule);
    println!();
    for line in figures.signs.iter().chain(&figures.wrong) {
        println!("{line}");
    }
}
