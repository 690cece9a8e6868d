package when

import (
	"strings"
	"unicode"
)

// month is the number of a month by its name, whole or cut short, 0 for any
// other word. Where names start alike, the longer start counts: "juin", "juil";
// "červen" and "červenec".
func month(s string) int {
	word := strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	found, longest := 0, 0
	for i, starts := range months {
		for start := range strings.FieldsSeq(starts) {
			if len(start) > longest && strings.HasPrefix(word, start) {
				found, longest = i+1, len(start)
			}
		}
	}
	return found
}

// months are how their names start in English, French, German, Spanish, Italian,
// Portuguese, Dutch, the Scandinavian languages, Polish, Czech, Romanian,
// Hungarian, Finnish, Russian, Ukrainian, Greek, Turkish and Arabic, January
// first.
var months = [12]string{
	"jan jän ene gen sty янв січ oca leden ledn ian tammi ιαν يناير",
	"feb fév fev lut фев лют şub úno helmi φεβ فبراير",
	"mar mär mrz maa mrt мар бер bře maalis μάρ μαρ مارس már",
	"apr avr abr kwi апр кві nis dubn duben huhti απρ أبريل ápr",
	"may mai mei mag maj мая май тра květ kvě touko μαΐ μαι مايو máj",
	"juin jun giu cze июн чер haz červn iun kesä ιούν ιουν يونيو jún",
	"juil jul lug lip июл лип temm červenc iul heinä ιούλ ιουλ يوليو júl",
	"aug aoû aou ago sie авг сер ağu srp elo αύγ αυγ أغسطس",
	"sep set wrz сен вер eyl zář syys σεπ سبتمبر szep",
	"oct okt ott out paź окт жов eki říj loka οκτ أكتوبر",
	"nov lis ноя лис kas noi marras νοέ νοε نوفمبر",
	"dec déc dez dic gru des дек гру aral pros joulu δεκ ديسمبر",
}

// zones are the offsets of abbreviations. Those that mean two places mean the
// one that writes more feeds; those that leave summer open mean winter.
var zones = map[string]int{
	"ET": -5 * 3600, "CT": -6 * 3600, "MT": -7 * 3600, "PT": -8 * 3600,
	"EST": -5 * 3600, "EDT": -4 * 3600, "CST": -6 * 3600, "CDT": -5 * 3600, "MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600,
	"AKST": -9 * 3600, "AKDT": -8 * 3600, "HST": -10 * 3600, "AST": -4 * 3600, "ADT": -3 * 3600, "NST": -12600, "NDT": -9000,
	"BST": 3600, "IST": 19800, "WEST": 3600, "CET": 3600, "CEST": 7200, "MEZ": 3600, "MESZ": 7200, "EET": 7200, "EEST": 10800, "MSK": 10800,
	"JST": 9 * 3600, "KST": 9 * 3600, "SGT": 8 * 3600, "HKT": 8 * 3600, "AWST": 8 * 3600, "ACST": 34200, "AEST": 10 * 3600, "AEDT": 11 * 3600,
	"NZST": 12 * 3600, "NZDT": 13 * 3600, "SAST": 7200, "BRT": -3 * 3600, "ART": -3 * 3600,
	"WIB": 7 * 3600, "ICT": 7 * 3600, "PKT": 5 * 3600, "WAT": 3600, "CAT": 7200, "EAT": 10800, "TRT": 10800, "IRST": 12600, "GST": 4 * 3600,
	"MET": 3600, "MEST": 7200, "MSD": 4 * 3600, "YST": -9 * 3600, "YDT": -8 * 3600, "SST": -11 * 3600,
}
