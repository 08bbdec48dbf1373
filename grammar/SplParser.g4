/*
 * The sentences of SPL: the skeleton of a pipeline, and the sub-languages that commands share. A
 * command's spec names the start rule for its arguments; no command is named here.
 */
parser grammar SplParser;

options { tokenVocab = SplLexer; }

@members {
  /** Whether AS, BY, FROM, OVER and WHERE begin clauses (of aggregates) or are words like others. */
  public boolean clauses;

  /** Whether WHERE begins a clause all the same. */
  public boolean whereClause;

  /**
   * Whether a bracket follows the next word without a blank: TERM(..), not a word and a group; a
   * field named a(b), not two arguments.
   */
  private boolean called() {
    return _input.LT(1).getStopIndex() + 1 == _input.LT(2).getStartIndex();
  }
}

// ---------------------------------------------------------------- skeleton

pipeline : PIPE? stage ( PIPE stage )* EOF ;

stage : part+ ;

part : TEXT | STRING | bracket ;

// A subsearch, or a command's own pipeline; read as a pipeline of its own later.
bracket : LBRACK inner* RBRACK ;

inner : TEXT | STRING | PIPE | bracket ;

// ---------------------------------------------------------------- search expressions: NOT, then OR, then AND

searchArguments : searchExpression? EOF ;

searchExpression : searchOr ( ( SEARCH_AND | COMMA )? searchOr )* ;

searchOr : searchNot ( SEARCH_OR searchNot )* ;

searchNot : SEARCH_NOT searchNot | searchAtom ;

searchAtom
  : LPAREN searchExpression? RPAREN                                          # searchGroup
  | field = literal operator searchValue                                     # searchComparison
  | field = literal IN LPAREN searchValue ( COMMA* searchValue )* COMMA* RPAREN   # searchIn
  | {called()}? word LPAREN directiveText RPAREN                             # searchDirective
  | literal                                                                  # searchTerm
  | bracket                                                                  # searchSubsearch
  ;

searchValue : {called()}? word LPAREN directiveText RPAREN | literal ;

// What stands inside TERM(..) and CASE(..): text up to the bracket, operators included.
directiveText : ( literal | operator )+ ;

operator : EQ | NE | LT | LE | GT | GE ;

literal : STRING | word ;

// Keywords are words wherever they are not expected.
word
  : WORD
  | IN
  | {!clauses}? ( AS | BY | FROM | OVER )
  | {!clauses && !whereClause}? WHERE
  ;

// ---------------------------------------------------------------- options, field lists

listArguments : listItem* EOF ;

lookupArguments : listItem* ( WHERE searchExpression )? EOF ;

listItem : option | call | bracket | group | literal | logicWord | COMMA ;

// AND, OR and NOT are words where no search expression is.
logicWord : SEARCH_AND | SEARCH_OR | SEARCH_NOT ;

option : name = literal operator optionValue ;

optionValue : call | bracket | group | literal | evalCall ;

call : word group ;

evalCall : EVAL_OPEN expression RPAREN ;

// A bracketed text that its command reads.
group : LPAREN ( group | evalCall | bracket | literal | logicWord | operator | COMMA )* RPAREN ;

// ---------------------------------------------------------------- aggregates

aggregateArguments : ( option | aggregate | COMMA )* aggregateClause* EOF ;

aggregate : aggregateCall ( AS ( {called()}? call | alias = literal ) )? ;

aggregateCall
  : evalCall
  | name = literal ( LPAREN ( aggregateArgument ( COMMA aggregateArgument )* )? RPAREN )?
  ;

aggregateArgument
  : evalCall
  | call
  | prefixed = literal EQ
  | literal
  | clauseWord
  ;

// Between brackets, the clauses' words are fields.
clauseWord : AS | BY | FROM | OVER | WHERE ;

aggregateClause
  : FROM ( option | literal )+                       # fromClause
  | WHERE searchExpression                           # whereClause
  | OVER byItem option*                              # overClause
  | BY byItem ( option | COMMA | byItem )*           # byClause
  | option                                           # trailingOption
  ;

byItem : word LPAREN literal EQ? RPAREN | evalCall | literal ;

// ---------------------------------------------------------------- eval expressions

evalArguments : assignment ( COMMA assignment )* COMMA? EOF ;

assignment : target EQ expression ;

target : ( STRING | QUOTED_NAME | NAME | NUMBER | DOT | COLON | MINUS | STAR | LBRACE | RBRACE | LIKE | IN )+ ;

whereArguments : expression EOF ;

expression : disjunction ( XOR disjunction )* ;

disjunction : conjunction ( OR conjunction )* ;

conjunction : negation ( AND negation )* ;

negation : NOT negation | comparison ;

comparison
  : left = sum
    ( ( operator | LIKE ) right = sum
    | NOT? IN LPAREN expression ( COMMA expression )* RPAREN
    )?
  ;

sum : product ( ( PLUS | MINUS | DOT ) product )* ;

product : unary ( ( STAR | SLASH | PERCENT ) unary )* ;

unary : ( MINUS | PLUS ) unary | primary ;

primary
  : LPAREN expression RPAREN                                                  # parenthesis
  | ( NAME | LIKE | IN ) LPAREN ( expression ( COMMA expression )* )? RPAREN  # functionCall
  | NUMBER                                                                    # numberLiteral
  | STRING                                                                    # stringLiteral
  | NAME                                                                      # fieldName
  | QUOTED_NAME                                                               # quotedField
  | bracket                                                                   # expressionSubsearch
  ;
