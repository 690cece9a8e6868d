package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// signaled is a signal as the reason why a context ended.
type signaled syscall.Signal

func (s signaled) Error() string {
	switch syscall.Signal(s) {
	case syscall.SIGINT:
		return "interrupted"
	case syscall.SIGHUP:
		return "the terminal is gone"
	}
	return "told to stop"
}

// catchSignals ends ctx, with a signaled as its cause, at the first SIGHUP,
// SIGINT or SIGTERM. A second one ends the program at once. A signal that is
// ignored, as nohup does with SIGHUP, stays ignored.
//
// SIGPIPE is caught so that writing to a closed pipe is an error like another:
// a library must not be left open in the middle of something.
func catchSignals(ctx context.Context) (context.Context, context.CancelFunc) {
	var wanted []os.Signal
	for _, s := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM} {
		if !signal.Ignored(s) {
			wanted = append(wanted, s)
		}
	}
	ctx, stop := endOn(ctx, wanted...)
	pipe := make(chan os.Signal, 1)
	signal.Notify(pipe, syscall.SIGPIPE)
	return ctx, func() {
		signal.Stop(pipe)
		stop()
	}
}

// endOn ends ctx at the first of the signals, after which they have their usual
// effect again. The caller must call stop, which waits until all is over.
func endOn(ctx context.Context, signals ...os.Signal) (_ context.Context, stop context.CancelFunc) {
	if len(signals) == 0 {
		return ctx, func() {}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, signals...)
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer signal.Stop(caught)
		select {
		case s := <-caught:
			if n, ok := s.(syscall.Signal); ok {
				cancel(signaled(n))
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		cancel(nil)
		<-over
	}
}
