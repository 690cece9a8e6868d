package anchor_test

import (
	"fmt"
	"strings"
)

// refrains are texts that say the same in many places: tables, lists, minutes,
// transcripts, and scripts without spaces.
func refrains() []string {
	names := []string{"Brenn", "Tarrow", "Orr", "Quell", "Vane", "Sabel", "Maddern", "Ilse Torv", "Count Ostrin", "Yara Weld"}
	var table, list, minutes, talk, far strings.Builder
	table.WriteString("# Votes\n\n| Member | Day | Vote |\n|---|---|---|\n")
	list.WriteString("# Answers\n\n")
	for i, n := range names {
		fmt.Fprintf(&table, "| %s | %d March | did not vote |\n", n, 3+i*2)
		fmt.Fprintf(&list, "- %s declined to comment on the report.\n", n)
		fmt.Fprintf(&minutes, "%d. The committee heard %s. The committee approved the minutes of the last meeting.\n\n", i+1, n)
		fmt.Fprintf(&talk, "Q: What did you see?\n\nA: I saw %s at the quay. I do not remember more.\n\nQ: Are you sure?\n\nA: I do not remember more than I have said.\n\n", n)
		fmt.Fprintf(&far, "%s 议员在议会说：“桥必须关闭。” 港口委员会没有回应。 רחוב הנמל %d נסגר. cafe\u0301 n%d. `run(%d)` [%s](https://example.org/%d)\n\n", n, i, i, i, n, i)
	}
	return []string{table.String(), list.String(), minutes.String(), talk.String(), far.String()}
}
