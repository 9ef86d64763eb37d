//! The same paper as one page for a browser: no script, nothing from elsewhere, drawings within it.

use std::fmt::Write as _;

use nenrin_domain::Coded as _;

use crate::ReportError;
use crate::drawing::Drawn;
use crate::escape::escaped;
use crate::paper::{Block, Drawing, Grid, Paper, Side, Tile};

const STYLE: &str = include_str!("html.css");

impl Paper {
    /// The paper as one file of HTML that asks for nothing else. Letters are those of the reader's own fonts, so none is lacking.
    ///
    /// # Errors
    /// [`ReportError::Drawing`] when a drawing holds what is not known to be harmless.
    pub fn html(&self) -> Result<String, ReportError> {
        let title = escaped(&self.title);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"Nenrin\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
            self.language.as_code(),
        );
        if let Some(text) = &self.every_page {
            let _ = writeln!(page, "<p class=\"every\" role=\"note\">{}</p>", escaped(text));
        }
        let _ = writeln!(page, "<h1>{title}</h1>");
        for block in &self.blocks {
            page += &told(block)?;
        }
        Ok(page + "</body>\n</html>\n")
    }
}

fn told(block: &Block) -> Result<String, ReportError> {
    Ok(match block {
        Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
        Block::Item(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Text(text) => format!("<p>{}</p>\n", lines(text)),
        Block::Note(text) => format!("<p class=\"note\">{}</p>\n", lines(text)),
        Block::Fields(fields) => {
            let field =
                |(label, text): &(String, String)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), lines(text));
            format!("<dl>\n{}</dl>\n", fields.iter().map(field).collect::<String>())
        }
        Block::Grid(grid) => table(grid),
        Block::Tiles(all) => format!("<ul class=\"tiles\">\n{}</ul>\n", all.iter().map(tile).collect::<String>()),
        Block::Drawing(of) => drawing(of)?,
    })
}

fn lines(text: &str) -> String {
    escaped(text).lines().collect::<Vec<_>>().join("<br>")
}

fn table(grid: &Grid) -> String {
    let side = |side: Option<&Side>| if side == Some(&Side::End) { " class=\"end\"" } else { "" };
    let head = |(head, at): &(String, Side)| format!("<th scope=\"col\"{}>{}</th>", side(Some(at)), escaped(head));
    let cell = |(text, at): (&String, Option<&Side>)| format!("<td{}>{}</td>", side(at), lines(text));
    let row = |row: &Vec<String>| {
        let sides = grid.heads.iter().map(|(_, side)| Some(side)).chain(std::iter::repeat(None));
        format!("<tr>{}</tr>\n", row.iter().zip(sides).map(cell).collect::<String>())
    };
    let (heads, rows) =
        (grid.heads.iter().map(head).collect::<String>(), grid.rows.iter().map(row).collect::<String>());
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn tile(tile: &Tile) -> String {
    let beside: String = tile.beside.iter().map(|text| format!("<small>{}</small>", escaped(text))).collect();
    format!("<li><span>{}</span><strong>{}</strong>{beside}</li>\n", escaped(&tile.label), escaped(&tile.value))
}

fn drawing(drawing: &Drawing) -> Result<String, ReportError> {
    // What can be read here holds nothing but shapes and words.
    Drawn::read(&drawing.svg)?;
    let caption = escaped(&drawing.caption);
    Ok(format!(
        "<figure><div role=\"img\" aria-label=\"{caption}\">{}</div><figcaption>{caption}</figcaption></figure>\n",
        drawing.svg
    ))
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Language};

    use crate::{Block, Drawing, Grid, Lacking, Paper, Side, Tile};

    fn page(svg: &str) -> Result<String, crate::ReportError> {
        let harm = "<script>alert(1)</script>\" onload='x' & ".to_owned();
        let blocks = vec![
            Block::Heading(harm.clone()),
            Block::Item(harm.clone()),
            Block::Text(format!("一行目\n{harm}")),
            Block::Note(harm.clone()),
            Block::Fields(vec![(harm.clone(), harm.clone())]),
            Block::Grid(Grid { heads: vec![(harm.clone(), Side::End)], rows: vec![vec![harm.clone()]] }),
            Block::Tiles(vec![Tile { label: harm.clone(), value: harm.clone(), beside: vec![harm.clone()] }]),
            Block::Drawing(Drawing { svg: svg.to_owned(), caption: harm.clone() }),
        ];
        let (language, made_on) = (Language::Ja, Day::new(2026, 11, 29).unwrap());
        let every_page = Some(harm.clone());
        Paper { title: harm, language, made_on, every_page, lacking: Lacking::Refused, blocks }.html()
    }

    #[test]
    fn text_stays_text_and_nothing_is_asked_for() {
        let page = page("<svg width='1' height='1'/>").unwrap();
        for harm in ["<script", "onload='", "src=", "href=", "url("] {
            assert!(!page.contains(harm), "{harm}: {page}");
        }
        assert!(page.contains("一行目<br>&lt;script&gt;") && page.contains("<td class=\"end\">"), "{page}");
    }

    #[test]
    fn a_drawing_that_is_more_than_shapes_is_refused() {
        assert!(page("<svg width='1' height='1'><script>x</script></svg>").is_err());
    }
}
