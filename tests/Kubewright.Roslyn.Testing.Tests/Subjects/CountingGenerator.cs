using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: counts its own runs.</summary>
public sealed class CountingGenerator : IIncrementalGenerator
{
    private static int _runs;

    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.AddSource("Count.g.cs", $"// {Interlocked.Increment(ref _runs)}\n"));
}
