//! What a person feels while typing a name: the time of one keystroke, in a release build.
//!
//! `cargo bench --bench lookup` prints each query with its time and, as a ratio, what the
//! plainest search would take: asking every name whether it contains the letters.
#![allow(missing_docs, clippy::expect_used, reason = "a benchmark")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use bianzheng::catalogue::NAMES;
use bianzheng::catalogue::lookup::Lookup;

const ROUNDS: u32 = 200;

fn main() {
    let lookup = Lookup::new();
    println!("{:<16}{:>12}{:>12}{:>8}", "typed", "lookup", "contains", "ratio");
    for name in [
        "jiatingjiaoyu",
        "jtjyzds",
        "家庭教育指导师",
        "注册消防工程师",
        "health manager",
        "心理资询师",
        "星空疗愈规划师",
    ] {
        let mut typed = String::new();
        let mut slowest = (Duration::ZERO, String::new());
        for letter in name.chars() {
            typed.push(letter);
            let time = time(|| {
                black_box(lookup.find(black_box(&typed), 8));
            });
            if time > slowest.0 {
                slowest = (time, typed.clone());
            }
        }
        let (ours, typed) = slowest;
        let plain = time(|| {
            black_box(NAMES.iter().filter(|name| name.text.contains(black_box(typed.as_str()))).count());
        });
        let ratio = ours.as_secs_f64() / plain.as_secs_f64();
        println!("{typed:<16}{:>9.0} µs{:>9.0} µs{ratio:>8.1}", micros(ours), micros(plain));
    }
}

fn time(work: impl Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..ROUNDS {
        work();
    }
    start.elapsed() / ROUNDS
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
