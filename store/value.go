package store

import (
	"database/sql"
	"encoding/json"
	"strings"
	"time"
)

// micros is t as it is stored: microseconds since 1970, NULL for the zero time.
func micros(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMicro(), Valid: !t.IsZero()}
}

// moment is the inverse of micros, in UTC.
func moment(v sql.NullInt64) time.Time {
	if !v.Valid {
		return time.Time{}
	}
	return time.UnixMicro(v.Int64).UTC()
}

// day is the time of a row that is ordered by date.
func day(v sql.NullInt64) time.Time {
	if !v.Valid {
		return time.Time{}
	}
	return time.Unix(v.Int64, 0).UTC()
}

// truth is a truth value as every engine stores it.
func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// joinTags is a list of tags as it is stored.
func joinTags(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	b, _ := json.Marshal(tags) // strings always marshal
	return string(b)
}

// splitTags is the inverse of joinTags; damage is left to Check.
func splitTags(s string) []string {
	if s == "" {
		return nil
	}
	var tags []string
	if json.Unmarshal([]byte(s), &tags) != nil {
		return nil
	}
	return tags
}

// addTags is tags with those of more that it lacks.
func addTags(tags, more []string) []string {
	have := make(map[string]bool, len(tags))
	for _, t := range tags {
		have[fold(t)] = true
	}
	for _, t := range more {
		if !have[fold(t)] {
			have[fold(t)] = true
			tags = append(tags, t)
		}
	}
	return tags
}

// marks is n placeholders from $first: "$3, $4, $5".
func marks(first, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(mark(first + i))
	}
	return b.String()
}
