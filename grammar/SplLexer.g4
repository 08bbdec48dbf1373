/*
 * The words of SPL. No command is named here: what a command's arguments mean is told by its spec,
 * which says in which mode they are read.
 *
 *   default     a pipeline's skeleton: pipes, brackets, quoted strings, anything else
 *   ARGUMENTS   search expressions, options, field lists, aggregates
 *   EXPRESSION  eval expressions
 *
 * A bracket always leads back to the skeleton, so that a subsearch may hold anything. Comments and
 * macros are gone before a text comes here.
 */
lexer grammar SplLexer;

@members {
  /** A closing bracket too many must end in a syntax error, not in an exception of the lexer. */
  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }
}

tokens { LBRACK, RBRACK, STRING, OPEN_STRING, LPAREN, RPAREN, COMMA, EQ, NE, LT, LE, GT, GE, IN, STRAY }

fragment QUOTED : '"' ( ~["\\] | '\\' . )* '"' ;
fragment UNCLOSED : '"' ( ~["\\] | '\\' . )* '\\'? ;

// ---------------------------------------------------------------- skeleton
PIPE : '|' ;
SKELETON_LBRACK : '[' -> type(LBRACK), pushMode(DEFAULT_MODE) ;
SKELETON_RBRACK : ']' -> type(RBRACK), popMode ;
SKELETON_STRING : QUOTED -> type(STRING) ;
SKELETON_OPEN_STRING : UNCLOSED -> type(OPEN_STRING) ;
TEXT : ( '\\' . | ~[|[\]"\\ \t\r\n] )+ ;
SKELETON_BLANK : [ \t\r\n]+ -> skip ;
SKELETON_STRAY : . -> type(STRAY) ;

// ---------------------------------------------------------------- search expressions, options, lists
mode ARGUMENTS;

ARGUMENTS_BLANK : [ \t\r\n]+ -> skip ;
ARGUMENTS_LBRACK : '[' -> type(LBRACK), pushMode(DEFAULT_MODE) ;
ARGUMENTS_LPAREN : '(' -> type(LPAREN) ;
ARGUMENTS_RPAREN : ')' -> type(RPAREN) ;
ARGUMENTS_COMMA : ',' -> type(COMMA) ;
ARGUMENTS_NE : '!=' -> type(NE) ;
ARGUMENTS_LE : '<=' -> type(LE) ;
ARGUMENTS_GE : '>=' -> type(GE) ;
ARGUMENTS_LT : '<' -> type(LT) ;
ARGUMENTS_GT : '>' -> type(GT) ;
ARGUMENTS_EQ : '=' '='? -> type(EQ) ;
ARGUMENTS_STRING : QUOTED -> type(STRING) ;
// streamstats' reset_before="("action==\"LOGON\"")": brackets in quotes of their own, around quotes.
BRACKETED_STRING : '"("' ~[ \t\r\n"|)] ( '\\' . | ~["\\] )* '")"' -> type(STRING) ;
ARGUMENTS_OPEN_STRING : UNCLOSED -> type(OPEN_STRING) ;

// An eval expression inside, as in count(eval(x=1)), is closed by its own bracket.
EVAL_OPEN : [eE] [vV] [aA] [lL] [ \t\r\n]* '(' -> pushMode(EXPRESSION) ;

SEARCH_AND : 'AND' ;
SEARCH_OR : 'OR' ;
SEARCH_NOT : 'NOT' ;
ARGUMENTS_IN : [iI] [nN] -> type(IN) ;
AS : [aA] [sS] ;
BY : ( [gG] [rR] [oO] [uU] [pP] )? [bB] [yY] ;
OVER : [oO] [vV] [eE] [rR] ;
FROM : [fF] [rR] [oO] [mM] ;
WHERE : [wW] [hH] [eE] [rR] [eE] ;
WORD : ( '\\' . | ~[ \t\r\n(),=<>!"[\]|\\] | '!' {_input.LA(1) != '='}? )+ ;
ARGUMENTS_STRAY : . -> type(STRAY) ;

// ---------------------------------------------------------------- eval expressions
mode EXPRESSION;

EXPRESSION_BLANK : [ \t\r\n]+ -> skip ;
EXPRESSION_LBRACK : '[' -> type(LBRACK), pushMode(DEFAULT_MODE) ;
EXPRESSION_LPAREN : '(' -> type(LPAREN), pushMode(EXPRESSION) ;
EXPRESSION_RPAREN : ')' -> type(RPAREN), popMode ;
EXPRESSION_COMMA : ',' -> type(COMMA) ;
EXPRESSION_NE : '!=' -> type(NE) ;
EXPRESSION_LE : '<=' -> type(LE) ;
EXPRESSION_GE : '>=' -> type(GE) ;
EXPRESSION_LT : '<' -> type(LT) ;
EXPRESSION_GT : '>' -> type(GT) ;
EXPRESSION_EQ : '=' '='? -> type(EQ) ;
PLUS : '+' ;
MINUS : '-' ;
COLON : ':' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
DOT : '.' ;
LBRACE : '{' ;
RBRACE : '}' ;
EXPRESSION_STRING : QUOTED -> type(STRING) ;
EXPRESSION_OPEN_STRING : UNCLOSED -> type(OPEN_STRING) ;
QUOTED_NAME : '\'' ~['\r\n]* '\'' ;
// $field$: a field by its name, which may have dots.
TOKEN_NAME : '$' ~[$'" \t\r\n|,()[\]=<>]+ '$' -> type(QUOTED_NAME) ;
AND : [aA] [nN] [dD] ;
OR : [oO] [rR] ;
XOR : [xX] [oO] [rR] ;
NOT : [nN] [oO] [tT] ;
LIKE : [lL] [iI] [kK] [eE] ;
EXPRESSION_IN : [iI] [nN] -> type(IN) ;
NUMBER : ( [0-9]+ ( '.' [0-9]+ )? | '.' [0-9]+ ) ( [eE] [+-]? [0-9]+ )? ;
NAME : [A-Za-z_\u0080-\uFFFF] [A-Za-z0-9_\u0080-\uFFFF]* ;
EXPRESSION_STRAY : . -> type(STRAY) ;
