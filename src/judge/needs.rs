//! Whether what a rule needs beside its words is there.

use crate::lexicon::Need;

use super::stance::Section;
use super::subject::Subject;
use super::{Reading, Whole};

/// Where a claim stands and what it is about.
pub struct Place<'a> {
    pub readings: &'a [Reading<'a>],
    pub passage: usize,
    pub subject: Option<&'a Subject>,
    pub whole: &'a Whole,
    pub section: Section,
    /// Whether a claim that stands on its own is promoted on this page.
    pub promotes: bool,
    /// Whether the claim misleads whatever the State says of the subject.
    pub whatever_the_standing: bool,
}

impl Place<'_> {
    /// Whether everything in `needs` is there.
    pub fn meets(&self, needs: &[Need]) -> bool {
        needs.iter().all(|need| self.meets_one(*need))
    }

    /// The first of `needs` that is not there.
    pub fn lacks(&self, needs: &[Need]) -> Option<Need> {
        needs.iter().copied().find(|need| !self.meets_one(*need))
    }

    /// Whether a bare line lacks nothing but the page around it.
    pub fn lacks_only_context(&self, needs: &[Need]) -> bool {
        let comes_with_a_page = |need: Need| match need {
            Need::Certificate | Need::CertificateNear | Need::Training | Need::Promotes => true,
            Need::OutsideCatalogue => self.subject.is_none(),
            _ => false,
        };
        self.whole.snippet && needs.iter().all(|need| self.meets_one(*need) || comes_with_a_page(*need))
    }

    fn meets_one(&self, need: Need) -> bool {
        let stance = &self.whole.stance;
        if self.whatever_the_standing && matches!(need, Need::OutsideCatalogue | Need::NotInCatalogue) {
            return true;
        }
        match need {
            Need::Page => !self.whole.snippet,
            Need::Certificate => self.whole.certificate || self.whole.title_mentions,
            Need::CertificateNear => self.whole.title_mentions || self.certificate_near(),
            Need::Training => stance.training || stance.recruits > 0,
            Need::Promotes => {
                let offers_course = stance.recruits > 0 && (stance.training || self.whole.certificate);
                self.promotes || offers_course && !self.subject.is_some_and(Subject::is_of_the_state)
            }
            Need::OutsideCatalogue => self.subject.is_some_and(|subject| !subject.is_of_the_state()),
            Need::NotInCatalogue => !self.subject.is_some_and(Subject::is_of_the_state),
            Need::NotAccess => !self.subject.is_some_and(Subject::is_access),
            Need::NotJobOffer => !stance.job_offer && !self.section.offers_work,
            Need::NotDriving => !stance.driving,
            Need::NotSkillEvaluation => !stance.skill_evaluation,
            Need::NotOfficialHost => !self.whole.official,
        }
    }

    /// Whether the passage speaks of certificates or courses or names an occupation.
    pub fn speaks_of_learning(&self) -> bool {
        let reading = &self.readings[self.passage];
        reading.cues.certificate + reading.cues.training > 0 || reading.named().next().is_some()
    }

    fn certificate_near(&self) -> bool {
        let first = self.passage.saturating_sub(1);
        let last = (self.passage + 1).min(self.readings.len().saturating_sub(1));
        self.readings[first..=last]
            .iter()
            .any(|reading| reading.cues.certificate > 0 || reading.named().next().is_some())
    }
}
