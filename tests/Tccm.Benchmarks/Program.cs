using BenchmarkDotNet.Running;
using Tccm.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(SignatoryListBenchmark).Assembly).Run(args);
