package byline

import "strings"

// givenNames are common given names of many countries, in lower case, after their registers of births. Those that are places,
// months or words as well ("Austin", "Grace", "Mark") are left out: a full name that begins with one of these needs
// less around it to be a person's.
var givenNames = wordSet(`
aaron abby abigail abdul abdullah ada adam adele adrian adriana agnes agnieszka ahmad ahmed aidan aileen aino aisha alan alana albert alberto alejandra alejandro aleksandar aleksandra aleksander alessandra alessandro alessia alex alexander alexandra alexandre alexandru alexey alexia alexis alfonso alfred alfredo ali alice alicia alina alison alistair allan allen allison alyssa amanda amelia amélie amina amir amit amy ana anaïs anastasia anders andrea andreas andreea andrei andrej andrés andré andrew andrey andrzej andy aneta angela angelika angelina angelo anika anil anita anja anjali ankit ann anna annabel anne annette annika annie anthony antoine anton antonella antonia antonio antónio anupam anya ariel arif arjun arne arnaud arnold arthur arun arvind ashish ashley ashok asif asma astrid atle aurélie axel ayesha aylin ayşe
barbara bart beata beate beatrice beatriz becky belinda ben benedikt benjamin benoît bernadette bernard bernd bernhard bert bertrand beth bethany betty bianca birgit björn bjørn bob boris bożena brad bradley brandon brenda brendan brent brett brian bridget brigitte britta bruce bruno bryan burak
caitlin cameron camila camille candice carina carl carla carlo carlos carmen carol carole carolin carolina caroline carolyn carrie carsten catalina catarina caterina catherine cathy cecilia cecilie cédric celia céline cem chantal charlene charles charlie chiara chloe chloé chris christa christel christiane christina christine christoph christophe christopher christy cindy claire clara clare claude claudia claudio clément colin colleen connor conor cornelia corinna corinne craig cristian cristiana cristina curtis cyril czesława
dagmar damian damien damir dan dana daniel daniela daniele danielle danilo danny daphne daria dariusz darren darryl dave david davide dawid dean debbie deborah debra deepak deirdre delphine denis denise dennis derek diana diane didier diego dieter dietmar dimitri dimitris dinesh dirk divya dmitri dmitry dolores dominik dominika dominique donald donna dora doreen doris dorota dorothea dorothy doug douglas duncan dustin dwight dylan
eamonn eddie edgar edith edmund eduardo edward edwin eileen eirik elaine eleanor elena eleni eleonora elif eliza elizabeth elisabeth elisa élise elke ella ellen elliot elliott elsa emanuel emanuela emil emilia emilie emily emine emma emmanuel emmanuelle emre enrico enrique eric erica erich erik erika erin ernst esther estelle ethan eugene eva evan evelyn ewa ewan
fabian fabien fabio fabrice farah farhan fatima fatma federica federico felicia felicity felix ferdinand fernanda fernando filip filippo fiona flavia flavio florian fran frances francesca francesco francine francisco françois françoise frank franz franziska fred freddie frederic frédéric frederick frederik friederike friedrich fritz
gabriel gabriela gabriele gabriella gaël gareth gary gavin geert gemma geoff geoffrey george georg georgina gérard gerard gerald gerd gerhard gert giacomo gianluca gianni gillian gina giorgio giovanni giulia giuliano giuseppe gisela glenn gloria gordon göran graham greg gregor gregory greta grzegorz guido guillaume guillermo günter günther gustav gustavo gwen
håkan hamza hanna hannah hannes hans harald harish harold harriet harry harsh hasan hassan heather hector heidi heike heiko heinrich heinz helen helena helene hélène helga helmut hendrik henri henrik henry herbert hermann hilary hilde holger holly horst howard hubert hugh hugo hussein
ian ibrahim ignacio igor ilaria ilona ilse imran ines inés inês inga inge ingrid irena irene irina isaac isabel isabella isabelle ismail ivan ivana ivo iwona izabela
jaana jacek jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice janina janine janne jaroslav jarosław jason javier jay jean jeff jeffrey jelena jennifer jenny jens jeremy jérôme jerome jerry jesper jess jesse jessica jill jim jimmy joachim joan joana joanna joanne joão jochen joe joel jörg johan johann johanna johannes john johnny jon jonas jonathan jorge jörn josé josef josefine joseph josephine josh joshua juan juanita judith judy juha jukka julia julian juliana julie julien juliette julio jürgen justin justyna jutta
kai karen karin karina karl karla karolina karsten karthik kasia katarina katarzyna kate katerina katharina katherine kathleen kathrin kathryn kathy katie katja katrin kay keith kelly ken kenneth kerry kevin khaled kiran kirsten kirsty kjell klaus konrad konstantin kristen kristian kristin kristina kristine kristof krystyna krzysztof kumar kurt kyle
lars larissa larry laura lauren laurence laurent lea lee lena lennart leo leon leonardo leonie leslie leszek liam lidia liliana linda lindsay lindsey lisa liz loïc lola lorena lorenzo louis louise luc luca lucas lucia lucía lucie lucy ludovic luigi luis luisa luís luiz lukas łukasz luke lydia lynn
maciej maddie magdalena magnus mahmoud maja małgorzata malin mandy manfred manish manoj manon manuel manuela mara marc marcel marcela marcelo marcin marco marcos marcus marek margaret margarita margarete margot maria maría marian mariana marianne marie marieke marija mario marion marisa marius marjorie markus marlene marta martha martin martina martine mary maryam mateusz mathias mathieu mathilde matt matteo matthew matthias matthieu maud maureen mauricio maurizio max maxim maxime maximilian megan mehmet melanie mélanie melissa meredith mia michael michaela michał michel michela michele michelle miguel mihai mika mike mikael mikko milena milica miloš mira miranda miriam mirjam mirosław mitchell mohamed mohammad mohammed mohit molly mona monica monika monique moritz muhammad murat mustafa
nadia nadine nancy nandini naomi natalia natalie natasha nathalie nathan neha neil nele niall nicholas nick nicky nicola nicolai nicolas nicole niels nigel nikhil nikita niko nikola nikolai nikolas nikolaus nils nina nisha noah noel noémie nora norbert norma norman nuno nuria
oğuz olaf ole oleg oleh oleksandr olena olga oliver olivia olivier omar oskar osman otto owen
pablo paige pamela paola paolo pascal pascale patrice patricia patrick patrik patrizia patrycja patty paul paula pauline paulo paweł pedro peggy pete peter petr petros phil philip philipp philippe phillip phyllis pia pierre pietro pilar piotr pooja prakash pranav prashant preeti priya priyanka przemysław
rachel rafael rafał ragnar rahul rainer raj rajesh rakesh ralf ralph ramón ramona randy raphael raquel rasmus ravi raymond rebecca reinhard rémi renata renate renato rené renee rhys ricardo riccardo richard rick rikke rita robert roberta roberto robin rocío rodrigo roger rohan rohit roland rolf roman romain ronald ronja rosa rosalind rosemary ross roxanne rudolf rui rupert russell ruth ryan
sabina sabine sabrina salma sam samantha samir samuel sana sandeep sandra sandro sandrine sanjay sanna sara sarah saskia satish scott sean sébastien sebastian selin serena serge sergei sergey sergio séverine shannon sharon shaun shawn sheila shelly shreya sian siddharth sidonie sigrid silke silvia simon simona simone siobhan sofie solène sonia sonja sophia sophie stacey stanisław stefan stefania stefanie stefano steffen stéphane stephan stephanie stéphanie stephen steve steven stewart stuart sue sunil suresh susan susana susanna susanne suzanne svein sven svenja svetlana sylvain sylvia sylvie szymon
tamara tanja tanya tara tatiana ted teresa terry tess theo theresa thérèse thibault thierry thomas tiago tiffany tilman tim timo timothy tina tobias todd tom tomas tomáš tomasz tommy toni torsten tracey tracy trevor trish tristan trond tyler
udo ulf ulrich ulrike umar urs ursula ute uwe
václav valentin valentina valerie valérie vanessa vera verena verónica veronica veronika véronique vicky victor vijay vikas vikram viktor viktoria vincent vincenzo virginie vishal vivek vivian vivien vladimir volker volodymyr
waltraud walter wanda wendy werner wiebke wilfried wilhelm willem william wojciech wolfgang
xavier yana yann yannick yasmin yasmine yolanda yuri yusuf yves yvette yvonne
zachary zainab zdeněk zeynep zoë zoe zoran zuzana
`)

// OpensGiven says that the first word of a name, or the one behind an honorific or an initial, is a common given name.
func OpensGiven(name string) bool {
	for _, w := range strings.Fields(name) {
		low := strings.ToLower(w)
		if honorifics[low] || isInitials(w) {
			continue
		}
		if first, _, ok := strings.Cut(low, "-"); ok { // "Anne-Marie"
			low = first
		}
		return givenNames[low]
	}
	return false
}
