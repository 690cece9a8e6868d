package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/articles"
)

// The tags of pages whose text stands behind a wall. What they show is kept.
const (
	Paywall    = "paywall"     // the rest is for subscribers
	CookieWall = "cookie-wall" // asks for consent before it shows anything
	RobotCheck = "robot-check" // asks for a proof that a person reads
)

// WallWords says in words what keeps the text of a page with such tags back; ""
// for nothing.
func WallWords(tags []string) string {
	for _, t := range tags {
		switch t {
		case Paywall:
			return "the rest of it is for subscribers"
		case CookieWall:
			return "the page asks for consent before it shows its text"
		case RobotCheck:
			return "the page asks for a proof that a person reads, and shows no text"
		}
	}
	return ""
}

// Under so many words of text a page is looked at for walls: whole articles
// may speak of subscriptions, cookies and robots.
const (
	fewWords     = 300 // the start of an article
	hardlyAnyone = 120 // no article
)

// wall names the wall that keeps a's text back, if one does. Page is all text
// of the page in lower case; locked is what its data say.
func wall(page string, a articles.Article, locked bool) string {
	words := len(strings.Fields(a.Body))
	switch {
	case words < hardlyAnyone && has(page, robotWords...):
		return RobotCheck
	case words < fewWords && (locked || has(page, payWords...)):
		return Paywall
	case words < hardlyAnyone && has(page, "cookie", "consent", "einwilligung", "consentement", "consentimiento", "consenso", "toestemming") && has(page, consentWords...):
		return CookieWall
	}
	return ""
}

// What walls say, in lower case.
var (
	robotWords = []string{
		"verify you are human", "verifying you are human", "are you a robot", "not a robot", "checking your browser", "unusual traffic",
		"enable javascript and cookies to continue", "complete the security check", "complete the captcha", "press & hold", "just a moment...",
		"kein roboter", "dass sie ein mensch sind", "pas un robot", "que vous êtes humain", "no soy un robot", "que eres humano", "no eres un robot",
		"não sou um robô", "non sono un robot", "geen robot", "nie jestem robotem", "я не робот",
	}
	payWords = []string{
		"subscribe to continue", "subscribe to read", "to continue reading", "continue reading with", "already a subscriber", "subscribers only",
		"for subscribers", "subscriber-only", "subscriber exclusive", "unlock this article", "become a member to read", "register to read", "sign in to read",
		"start your free trial",
		"jetzt weiterlesen", "weiterlesen mit", "nur für abonnenten", "exklusiv für abonnenten", "bereits abonnent", "bereits ein abo", "diesen artikel freischalten",
		"réservé aux abonnés", "réservée aux abonnés", "déjà abonné", "lire la suite de cet article", "abonnez-vous pour lire",
		"exclusivo para suscriptores", "solo para suscriptores", "para seguir leyendo", "ya eres suscriptor", "suscríbete para seguir",
		"exclusivo para assinantes", "já é assinante", "para continuar lendo", "riservato agli abbonati", "sei già abbonato",
		"alleen voor abonnees", "lees verder met", "al abonnee", "tylko dla subskrybentów", "dostęp dla prenumeratorów", "только для подписчиков",
	}
	consentWords = []string{
		"accept all", "i accept", "agree and", "i agree", "accept cookies", "manage options", "we value your privacy", "reject all", "before you continue",
		"alle akzeptieren", "zustimmen und weiter", "alle ablehnen", "tout accepter", "accepter et continuer", "continuer sans accepter", "aceptar todo", "aceptar y continuar",
		"rechazar todo", "aceitar tudo", "aceitar todos", "accetta tutto", "accetta e continua", "alles accepteren", "zaakceptuj wszystko", "принять все",
	}
)

func has(page string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.Contains(page, p) {
			return true
		}
	}
	return false
}

// mostText is how much of a page is looked at for walls.
const mostText = 200_000

// pageText is the text of doc that a browser shows, in lower case, with single
// spaces.
func pageText(doc *html.Node) string {
	var b strings.Builder
	for n := range doc.Descendants() {
		if b.Len() > mostText {
			break
		}
		if n.Type != html.TextNode || n.Parent == nil || n.Parent.DataAtom == atom.Script || n.Parent.DataAtom == atom.Style {
			continue
		}
		for w := range strings.FieldsSeq(n.Data) {
			b.WriteString(strings.ToLower(w))
			b.WriteByte(' ')
		}
	}
	return b.String()
}
