//! A theme that learners bring: why they come, what they want, and the threads their sessions follow.

use super::template::Template;

/// What one session can be about: a line of a theme file.
pub(crate) struct Beat {
    pub(crate) talked: Template,
    pub(crate) insight: Template,
    pub(crate) change: Template,
    pub(crate) next: Template,
    pub(crate) actions: Vec<Template>,
}

impl Beat {
    /// Reads `talked | insight | change | next | action ; action`.
    pub(crate) fn read(line: &'static str) -> Self {
        let mut fields = line.split('|').map(str::trim);
        let mut field = || Template::read(fields.next().unwrap_or_default());
        let (talked, insight, change, next) = (field(), field(), field(), field());
        let actions = fields.next().unwrap_or_default().split(';').map(str::trim).filter(|text| !text.is_empty());
        Self { talked, insight, change, next, actions: actions.map(Template::read).collect() }
    }
}

/// A goal as it can be set.
pub(crate) struct GoalWords {
    pub(crate) title: Template,
    pub(crate) baseline: i64,
    pub(crate) target: i64,
    pub(crate) unit: &'static str,
}

/// Something that can stand in the way.
pub(crate) struct ObstacleWords {
    pub(crate) category: &'static str,
    pub(crate) text: Template,
}

/// One theme with its words.
#[derive(Default)]
pub(crate) struct Theme {
    pub(crate) name: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) concerns: Vec<Template>,
    pub(crate) goals: Vec<GoalWords>,
    pub(crate) obstacles: Vec<ObstacleWords>,
    pub(crate) first: Vec<Beat>,
    pub(crate) stuck: Vec<Beat>,
    /// Stories in their order.
    pub(crate) threads: Vec<Vec<Beat>>,
}

impl Theme {
    /// Reads a theme file.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut theme = Self::default();
        for (section, lines) in super::sections(text) {
            let beats = || lines.iter().map(|line| Beat::read(line)).collect::<Vec<_>>();
            match section {
                "name" => theme.name = lines.first().copied().unwrap_or_default(),
                "tag" => theme.tag = lines.first().copied().unwrap_or_default(),
                "concern" => theme.concerns = lines.iter().map(|line| Template::read(line)).collect(),
                "goal" => theme.goals = lines.iter().filter_map(|line| read_goal(line)).collect(),
                "obstacle" => theme.obstacles = lines.iter().filter_map(|line| read_obstacle(line)).collect(),
                "first" => theme.first = beats(),
                "stuck" => theme.stuck = beats(),
                _ => theme.threads.push(beats()),
            }
        }
        theme
    }
}

fn read_goal(line: &'static str) -> Option<GoalWords> {
    let mut fields = line.split('|').map(str::trim);
    let title = Template::read(fields.next()?);
    let (baseline, target) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(GoalWords { title, baseline, target, unit: fields.next()? })
}

fn read_obstacle(line: &'static str) -> Option<ObstacleWords> {
    let (category, text) = line.split_once('|')?;
    Some(ObstacleWords { category: category.trim(), text: Template::read(text.trim()) })
}
