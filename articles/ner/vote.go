package ner

import "onrecord/articles/ner/nn"

// A Vote asks several nets the same. It keeps its memory from one batch to the
// next; it is for one goroutine at a time. The zero Vote is ready.
type Vote struct {
	passes []nn.Pass
	mean   []float32
}

// Run gives for each row of b the probability of each of the nn.TagCount tags,
// the mean over nets. They are v's own and hold until the next Run.
func (v *Vote) Run(nets []*nn.Net, b *nn.Batch) []float32 {
	if len(v.passes) < len(nets) {
		v.passes = make([]nn.Pass, len(nets))
	}
	v.mean = append(v.mean[:0], make([]float32, b.Rows()*nn.TagCount)...)
	var p [nn.TagCount]float32
	for n, net := range nets {
		scores := v.passes[n].Run(net, b, nil)
		for i := range b.Rows() {
			nn.Softmax(p[:], scores[i*nn.Outputs:][:nn.TagCount])
			for k, q := range p {
				v.mean[i*nn.TagCount+k] += q / float32(len(nets))
			}
		}
	}
	return v.mean
}
