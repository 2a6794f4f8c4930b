using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kubewright.Benchmarks;
using Kubewright.Benchmarks.Crds;
using Kubewright.Benchmarks.Serving;

// A cold start cannot be repeated in a process, so these are no benchmarks of the library's.
if (args is ["crd"])
{
    CrdBuild.Run();
    return;
}

if (args is ["check", var command])
{
    CheckRuns.Run(command);
    return;
}

if (args is ["runtime", .. var scenarios])
{
    RuntimeRuns.Run(scenarios);
    return;
}

if (args is ["server", .. var load])
{
    await ServerRuns.RunAsync(load);
    return;
}

// In this process: the library is large, and building it again for every job would take most of the time.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .HideColumns(Column.Job, Column.Toolchain, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.Error, Column.StdDev, Column.Gen0, Column.Gen1);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
