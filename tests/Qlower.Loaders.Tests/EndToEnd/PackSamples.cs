using FluentValidation;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A rule pack of azur, with classes to add to it.</summary>
public static class PackSamples
{
    public sealed class Pack : IRulePack
    {
        public string PartnerId => "azur";

        public string Version => "1.0.0";

        public IReadOnlyDictionary<string, string> Categories => new Dictionary<string, string> { ["LOYER"] = "RENT" };
    }

    /// <summary>Throws on every transaction but T-1.</summary>
    public sealed class BrokenRentRules : AbstractValidator<TransactionRecord>
    {
        public BrokenRentRules() => RuleFor(transaction => transaction.Id).Must(id => id == "T-1" ? true : throw new InvalidOperationException("No table of rents."));
    }

    /// <summary>Throws on every property.</summary>
    public sealed class BrokenOwnerTransformer : Transformer<PropertyRecord, Property>
    {
        protected override void Transform(PropertyRecord sent, Property result, TransformationContext context) => throw new FormatException("No owner.");
    }

    /// <summary>Sets the category of what the list does not contain, except for the purpose DIVERS.</summary>
    public sealed class CategoryTransformer : Transformer<TransactionRecord, Transaction>
    {
        protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context) =>
            result.Category ??= sent.Purpose == "DIVERS" ? null : "OTHER";
    }

    /// <summary>Completes phone numbers without a country, and removes what is no number.</summary>
    public sealed class PhoneTransformer : Transformer<PropertyRecord, Property>
    {
        protected override void Transform(PropertyRecord sent, Property result, TransformationContext context) =>
            result.PhoneNumber = sent.PhoneNumber switch
            {
                "12345678" => "+33112345678",
                "00" => null,
                _ => result.PhoneNumber,
            };
    }

    /// <summary>Rejects every transaction.</summary>
    public sealed class RejectingTransformer : Transformer<TransactionRecord, Transaction>
    {
        protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context) =>
            context.Report(new RecordFinding { Code = RuleCodes.PackRule });
    }
}
