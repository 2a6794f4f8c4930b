using System;

namespace Kubewright.Schema;

/// <summary>Something in a schema file that the generator cannot use.</summary>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record SchemaProblem(string Message, int Line, int Column) : IEquatable<SchemaProblem>;
