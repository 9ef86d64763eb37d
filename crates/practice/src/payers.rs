//! Who pays, and for whom.

use nenrin_domain::{
    Day, Learner, LearnerId, Payer, PayerId, PayerKind, PayerLink, PayerLinkId, has_check_digit, registration_number,
};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Longest postal address, in characters.
const ADDRESS: usize = 500;

/// One payer.
#[derive(Debug, Serialize, TS)]
pub struct PayerView {
    /// Identity.
    pub id: Plain<PayerId>,
    /// Full name.
    pub name: String,
    /// Reading of the name.
    pub kana: Option<String>,
    /// What it is.
    pub payer_kind: Word<PayerKind>,
    /// Registration number for qualified invoices.
    pub registration_number: Option<String>,
    /// Whether that number may be mistyped: its check digit does not fit, which those of people need not.
    pub number_is_doubtful: bool,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

impl From<Payer> for PayerView {
    fn from(payer: Payer) -> Self {
        Self {
            id: Plain(payer.id),
            name: payer.name,
            kana: payer.kana,
            payer_kind: Word(payer.kind),
            number_is_doubtful: payer.registration_number.as_deref().is_some_and(|number| !has_check_digit(number)),
            registration_number: payer.registration_number,
            mail: payer.mail,
            phone: payer.phone,
            address: payer.address,
        }
    }
}

/// Asks for all payers, to choose one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPayers {}

impl Command for ListPayers {
    const NAME: &'static str = "payer.list";
    type Output = Vec<PayerView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PayerView>>, Failure> {
        Ok(Answer::read(call.store()?.all_payers()?.into_iter().map(PayerView::from).collect()))
    }
}

/// Adds a payer or changes one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePayer {
    /// The payer to change; a new one when absent.
    pub payer: Option<Plain<PayerId>>,
    /// Full name.
    pub name: String,
    /// Reading of the name.
    pub kana: Option<String>,
    /// What it is.
    pub payer_kind: Word<PayerKind>,
    /// Registration number for qualified invoices, as typed.
    pub registration_number: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

impl SavePayer {
    fn described(&self, id: PayerId) -> Result<Payer, Failure> {
        let typed = self.registration_number.as_deref().filter(|typed| !typed.trim().is_empty());
        let number = typed.map(|typed| {
            registration_number(typed).ok_or_else(|| Failure::not_allowed("registration_number", "t_and_13_digits"))
        });
        Ok(Payer {
            id,
            name: check::required("name", &self.name, check::NAME)?,
            kana: check::optional("kana", self.kana.as_deref(), check::NAME)?,
            kind: self.payer_kind.0,
            registration_number: number.transpose()?,
            mail: check::optional("mail", self.mail.as_deref(), check::NAME)?,
            phone: check::optional("phone", self.phone.as_deref(), check::NAME)?,
            address: check::optional("address", self.address.as_deref(), ADDRESS)?,
        })
    }
}

impl Command for SavePayer {
    const NAME: &'static str = "payer.save";
    type Output = Plain<PayerId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PayerId>>, Failure> {
        let act = Act::new(Self::NAME, call.now()).about("name", self.name.trim().to_owned());
        let done = call.act(&act, |writer| {
            let before = self.payer.map(|payer| writer.get::<Payer>(payer.0)).transpose()?;
            let payer = self.described(before.map_or_else(|| writer.mint(), |payer| payer.id))?;
            writer.put(&payer)?;
            Ok(Plain(payer.id))
        })?;
        Ok(done.into())
    }
}

/// Notes that a payer pays for a learner. On no day can more than 100 % of what a learner owes be shared out.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkPayer {
    /// For whom.
    pub learner: Plain<LearnerId>,
    /// Who pays.
    pub payer: Plain<PayerId>,
    /// How much of it, 1 to 100 %.
    pub share: u32,
    /// From which day; always when absent.
    pub starts_on: Option<Plain<Day>>,
    /// Until which day; until further notice when absent.
    pub ends_on: Option<Plain<Day>>,
}

impl Command for LinkPayer {
    const NAME: &'static str = "payer.link";
    type Output = Plain<PayerLinkId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PayerLinkId>>, Failure> {
        let (starts_on, ends_on) = (check::plain(self.starts_on), check::plain(self.ends_on));
        if let (Some(first), Some(last)) = (starts_on, ends_on) {
            check::not_before("ends_on", last, first)?;
        }
        if !(1..=100).contains(&self.share) {
            return Err(Failure::not_allowed("share", "1_to_100"));
        }
        let done = call.act(&Act::new(Self::NAME, call.now()).of(self.learner.0), |writer| {
            let learner = writer.get::<Learner>(self.learner.0)?.id;
            let payer = writer.get::<Payer>(self.payer.0)?.id;
            let link = PayerLink { id: writer.mint(), learner, payer, share: self.share, starts_on, ends_on };
            let mut links = writer.payer_links_of(learner)?;
            links.push(link.clone());
            if PayerLink::most_shared(&links) > 100 {
                return Err(Failure::not_allowed("share", "100_in_all"));
            }
            writer.add(&link)?;
            Ok(Plain(link.id))
        })?;
        Ok(done.into())
    }
}

/// Notes until which day a payer pays for a learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPayerLink {
    /// The link.
    pub link: Plain<PayerLinkId>,
    /// Its last day.
    pub ends_on: Plain<Day>,
}

impl Command for EndPayerLink {
    const NAME: &'static str = "payer.unlink";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut link: PayerLink = call.store()?.get(self.link.0)?;
        let last = self.ends_on.0;
        link.ends_on = Some(link.starts_on.map_or(Ok(last), |first| check::not_before("ends_on", last, first))?);
        let act = Act::new(Self::NAME, call.now()).of(link.learner);
        let done = call.act(&act, |writer| {
            let mut links = writer.payer_links_of(link.learner)?;
            links.retain(|other| other.id != link.id);
            links.push(link.clone());
            if PayerLink::most_shared(&links) > 100 {
                return Err(Failure::not_allowed("ends_on", "100_in_all"));
            }
            Ok(writer.put(&link)?)
        })?;
        Ok(done.into())
    }
}
