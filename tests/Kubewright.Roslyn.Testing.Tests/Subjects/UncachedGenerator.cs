using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Wrong: its model never equals an earlier one.</summary>
public sealed class UncachedGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.CompilationProvider
            .Select(static (compilation, _) => new[] { compilation.AssemblyName })
            .WithTrackingName("Assembly");
        context.RegisterSourceOutput(names, static (output, names) => output.AddSource("Assembly.g.cs", "// " + names[0]));
    }
}
