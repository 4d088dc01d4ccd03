using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>What the passes make of single expressions.</summary>
public class PassTests
{
    private static readonly Expr Hebb = new Expr.Symbol("hebb");
    private static readonly Expr Post = new Expr.Symbol("post");
    private static readonly Expr Pre = new Expr.Symbol("pre");
    private static readonly Expr Rate = new Expr.Symbol("rate");

    [Fact]
    public void Simplify_folds_numbers_and_what_does_nothing()
    {
        Assert.Equal(Hebb, Simplify.Fold((2 - (Expr)1) * Hebb + 0));
        Assert.Equal((Expr)0, Simplify.Fold(Hebb * 0));
        Assert.Equal((Expr)1, Simplify.Fold(new Expr.Unary(UnaryOp.Exp, 0)));
        Assert.Equal(new Expr.Unary(UnaryOp.Log, -1), Simplify.Fold(new Expr.Unary(UnaryOp.Log, -1)));
        Assert.Equal(Pre, Simplify.Fold(new Expr.WhereAtMost(1, 1, Pre, Post)));
        Assert.Equal(Post, Simplify.Fold(new Expr.WhereAtMost(Pre, 1, Post, Post * 1)));
    }

    [Fact]
    public void Simplify_names_the_logistic_function()
    {
        var sigmoid = new Expr.Unary(UnaryOp.Sigmoid, Pre);
        Assert.Equal(sigmoid, Simplify.Fold(1 / (1 + (Expr)new Expr.Unary(UnaryOp.Exp, -Pre))));
        Assert.Equal(sigmoid, Simplify.Fold(1 / (new Expr.Unary(UnaryOp.Exp, -Pre) + (Expr)1)));
        Assert.Equal(new Expr.Unary(UnaryOp.Sigmoid, -Pre), Simplify.Fold(1 / (1 + (Expr)new Expr.Unary(UnaryOp.Exp, Pre))));
    }

    [Fact]
    public void A_power_of_a_sum_does_not_explode()
    {
        var power = Enumerable.Repeat(Pre + Post + Hebb, 12).Aggregate((product, factor) => product * factor);
        Assert.True(Polynomial.Expand(power).Count <= 32);
    }

    [Fact]
    public void Retention_of_an_added_drive_is_all()
    {
        var form = RetentionForm.Of(Hebb + Rate * (Pre * Post), "hebb")!;
        Assert.True(form.KeepsAll);
        Assert.Equal([Rate, Pre, Post], Assert.Single(form.Injected).Factors);
    }

    [Fact]
    public void Retention_of_Oja_is_one_factor_per_neuron()
    {
        var form = RetentionForm.Of(Hebb + Rate * (Post * (Pre - Post * Hebb)), "hebb")!;
        Assert.Equal(1 - Rate * Post * Post, form.Retain);
        Assert.Single(form.Injected);
    }

    [Fact]
    public void Retention_of_decay_is_what_is_left()
    {
        var form = RetentionForm.Of((1 - Rate) * Hebb + Rate * Pre, "hebb")!;
        Assert.Equal(1 - Rate, form.Retain);
    }

    [Fact]
    public void Retention_of_a_constant_rate_is_a_number()
    {
        Assert.Equal((Expr)0.5, RetentionForm.Of(Hebb - 0.5 * (Hebb - Pre * Post), "hebb")!.Retain);
        Assert.Equal((Expr)0, RetentionForm.Of(Hebb - 1 * (Hebb - Pre * Post), "hebb")!.Retain);
    }

    [Fact]
    public void A_rule_that_bends_Hebb_has_no_retention_form()
    {
        Assert.Null(RetentionForm.Of(new Expr.Unary(UnaryOp.Tanh, Hebb), "hebb"));
        Assert.Null(RetentionForm.Of(Hebb * Hebb, "hebb"));
        Assert.Null(RetentionForm.Of(Pre * new Expr.Unary(UnaryOp.Exp, Hebb), "hebb"));
    }

    [Fact]
    public void A_polynomial_expands_and_sums_back()
    {
        var terms = Polynomial.Expand((Pre - Post) * (Rate + 2));
        Assert.Equal(4, terms.Count);
        Assert.Equal([1, 2, -1, -2], terms.Select(term => term.Coefficient));
        Assert.Equal(Pre * Rate + (Expr)2 * Pre - Post * Rate - (Expr)2 * Post, Polynomial.Sum(terms));
        Assert.Equal((Expr)0, Polynomial.Sum([]));
    }

    [Fact]
    public void Common_factors_are_taken_out_and_equal_terms_are_one()
    {
        Assert.Equal(Rate * (Pre - 2 * Post), FactorCommon.Run(Rate * Pre - Post * Rate - Rate * Post));
        Assert.Equal(Pre * Post, FactorCommon.Run(Pre * Post));
        Assert.Equal(Pre + Post, FactorCommon.Run(Pre + Post));
        Assert.Equal((Expr)0, FactorCommon.Run(Pre * Post - Post * Pre));
    }
}
