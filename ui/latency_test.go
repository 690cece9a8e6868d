package ui_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/ui/keys"
)

// BenchmarkEveryKey presses every key of the map in the panes that it is of, in
// the screen of [wide], and reports the slowest of them: for each the quickest
// of all rounds counts, since a busy machine makes any key slow at times. Run it
// with -benchtime 5x.
func BenchmarkEveryKey(b *testing.B) {
	way := map[keys.Context]string{keys.Everywhere: "2", keys.List: "1", keys.Text: "2", keys.Selecting: "2 v", keys.Side: "3", keys.Box: "1 gv"}
	best := map[string]time.Duration{}
	for b.Loop() {
		for _, in := range keys.Contexts() {
			d := wide(b)
			d.press(way[in])
			for _, bind := range keys.Default().Bindings() {
				if bind.In != in && bind.In != keys.Everywhere || bind.Action == keys.Quit || bind.Action == keys.Suspend {
					continue
				}
				pressed := sequence(b, bind.Keys[0])
				if bind.Action == keys.Find || bind.Action == keys.Command || bind.Action == keys.Help {
					pressed = append(pressed, "h", "a", "r")
				}
				for i, k := range pressed {
					began := time.Now()
					_, cmd := d.model.Update(key(k))
					_ = d.model.View()
					took := time.Since(began)
					name := strings.Join(pressed[:i+1], " ") + " in " + in.String()
					if was, ok := best[name]; !ok || took < was {
						best[name] = took
					}
					d.run(cmd)
				}
				d.press("esc")
			}
		}
	}
	worst := ""
	for name, took := range best {
		if took > best[worst] {
			worst = name
		}
	}
	b.Logf("the slowest of %d is %s", len(best), worst)
	b.ReportMetric(float64(best[worst])/1e6, "worst-ms")
}
