package train

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
)

//go:embed texts
var files embed.FS

// Texts is our own marked news writing: invented passages in the styles of the
// trade, for training. Those kept for testing lie with package analyze.
func Texts() ([]Marked, error) {
	names, err := fs.Glob(files, "texts/*.txt")
	if err != nil {
		return nil, fmt.Errorf("find texts: %w", err)
	}
	var all []Marked
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		ms, err := ParseFile(path.Base(name), data)
		if err != nil {
			return nil, err
		}
		all = append(all, ms...)
	}
	return all, nil
}
