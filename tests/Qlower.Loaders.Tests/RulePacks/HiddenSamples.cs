using FluentValidation;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>Classes that look like stages of a pack, in every way in which their authors can hide them.</summary>
public static class HiddenSamples
{
    internal sealed class InternalRules : AbstractValidator<TransactionRecord>;

    internal sealed class InternalValidator : IValidator
    {
        public bool Handles(RecordModel model) => true;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    internal sealed class InternalTransformer : Transformer<TransactionRecord, Transaction>
    {
        protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context)
        {
        }
    }

    internal static class Outer
    {
        public sealed class NestedRules : AbstractValidator<PropertyRecord>;
    }

    public readonly struct ValueValidator : IValidator
    {
        public bool Handles(RecordModel model) => true;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    public abstract class LonelyBase : AbstractValidator<TransactionRecord>;

    public abstract class UsedBase : AbstractValidator<TransactionRecord>;

    public sealed class DerivedRules : UsedBase
    {
        public DerivedRules() => RuleFor(transaction => transaction.Amount).NotEqual(0m);
    }

    internal sealed class IncludedRules : AbstractValidator<TransactionRecord>
    {
        public IncludedRules() => RuleFor(transaction => transaction.Reference).NotEmpty().WithErrorCode("AZUR1002");
    }

    public sealed class IncludingRules : AbstractValidator<TransactionRecord>
    {
        public IncludingRules() => Include(new IncludedRules());
    }

    internal sealed class TextRules : AbstractValidator<string>;

    public sealed class TextUsingRules : AbstractValidator<TransactionRecord>
    {
        public TextUsingRules() => RuleFor(transaction => transaction.Reference).SetValidator(new TextRules());
    }

    public sealed class EmptyRules : AbstractValidator<TransactionRecord>;

    public sealed class ModelRules : AbstractValidator<Transaction>;

    public sealed class PrivateConstructor : IValidator
    {
        private PrivateConstructor()
        {
        }

        public bool Handles(RecordModel model) => true;

        public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    public sealed class MalformedCodeRules : AbstractValidator<TransactionRecord>
    {
        public MalformedCodeRules() => RuleFor(transaction => transaction.Amount).NotEqual(0m).WithErrorCode("AZUR-1001");
    }

    public sealed class CustomRules : AbstractValidator<TransactionRecord>
    {
        public CustomRules() => RuleFor(transaction => transaction.Amount).Custom((_, context) => context.AddFailure("AZUR1002"));
    }

    public sealed class BlankTextsPack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";

        public IReadOnlyList<Rule> Rules =>
        [
            new()
            {
                Code = "AZUR1001",
                Severity = FindingSeverity.Error,
                Stage = RuleStage.Validation,
                Title = new("Titre", " "),
                Message = new("La valeur {actal} est fausse.", "The value {actual} is wrong."),
                Remedy = new("Corrigez.", "Correct it."),
            },
        ];
    }
}
