using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: throws.</summary>
public sealed class ThrowingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new InvalidOperationException("Cannot generate."));
}
