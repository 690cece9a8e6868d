// Package articles holds the nouns of onrecord: articles, the people,
// countries and quotes found in them, and the notes that readers keep on them.
//
// It does no I/O and knows neither screen nor database. Every other package
// speaks in its terms: the packages below it turn text into these values,
// store keeps them, ui shows them.
//
// # Coordinates
//
// There is one coordinate system inside the program. A position in an article
// is a [Span]: a half-open range of bytes of the article's stored Markdown
// Body. Two packages know the way from there to somewhere else: prose (plain
// text, counted in bytes or in Unicode code points) and ui/page (screen cells).
package articles
