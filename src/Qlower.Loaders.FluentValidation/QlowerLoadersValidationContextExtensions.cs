using System.Diagnostics.CodeAnalysis;
using Qlower.Loaders;

namespace FluentValidation;

/// <summary>Gives the rules of a rule pack the <see cref="RecordContext"/> of the record that they validate.</summary>
public static class QlowerLoadersValidationContextExtensions
{
    /// <summary>Returns the record with its load, its parent and its client. Works in validators of nested values too.</summary>
    /// <param name="context">The context that FluentValidation passes to <c>Custom</c>, <c>Must</c> and <c>When</c>.</param>
    /// <returns>The record of the load; never <see langword="null"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The validator runs outside a load and nobody called <see cref="SetRecord"/>. A rule that can do without uses <see cref="TryGetRecord"/>.
    /// </exception>
    public static RecordContext GetRecord(this IValidationContext context) =>
        context.TryGetRecord(out var record)
            ? record
            : throw new InvalidOperationException(
                $"The validator of {context.InstanceToValidate?.GetType().Name} runs outside a load: call SetRecord on its context first.");

    /// <summary>Returns the record of the load where there is one.</summary>
    /// <param name="context">The context that FluentValidation passes to <c>Custom</c>, <c>Must</c> and <c>When</c>.</param>
    /// <param name="record">The record; <see langword="null"/> outside a load.</param>
    /// <returns>Whether there is a record.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static bool TryGetRecord(this IValidationContext context, [NotNullWhen(true)] out RecordContext? record)
    {
        ArgumentNullException.ThrowIfNull(context);
        record = context.RootContextData.TryGetValue(RecordContext.RootContextKey, out var value) ? value as RecordContext : null;
        return record is not null;
    }

    /// <summary>Sets the record that the rules get, as a load does; for tests of a rule pack's validators.</summary>
    /// <param name="context">The context to validate with; replaces a record set earlier.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void SetRecord(this IValidationContext context, RecordContext record)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(record);
        context.RootContextData[RecordContext.RootContextKey] = record;
    }
}
