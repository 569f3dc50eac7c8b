namespace Qlower.Loaders.JsonSchema;

/// <summary>A schema cannot be compiled. Contains all errors.</summary>
public sealed class SchemaCompilationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errors">Every error, at least one, in the order of the schema.</param>
    public SchemaCompilationException(IReadOnlyList<SchemaError> errors)
        : base($"The JSON schema does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
    {
        Errors = errors;
    }

    /// <summary>Every error, at least one, in the order of the schema.</summary>
    public IReadOnlyList<SchemaError> Errors { get; }
}
