// Command nertrain trains the recogniser of package ner and scores it. It is a
// tool for those who work on onrecord and no part of what ships.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

const usage = `nertrain trains and scores the recogniser of names.

  nertrain train -corpora DIR -vectors FILE -work DIR -out model.bin [-given FILE,…]
  nertrain scare -out scare.txt
  nertrain eval  -gold FILE

`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "nertrain:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	verb := ""
	if len(args) > 0 {
		verb, args = args[0], args[1:]
	}
	say := func(line string) { _, _ = fmt.Fprintln(out, line) }
	switch verb {
	case "train":
		return train(ctx, args, say)
	case "scare":
		return scare(ctx, args, say)
	case "eval":
		return eval(ctx, args, say)
	}
	say(usage)
	return flag.ErrHelp
}
